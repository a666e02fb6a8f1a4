// RUN: %practice %s -- -std=c++20 -I%inputs

#include <map>
#include <spdlog/spdlog.h>
#include <string>

struct login {
  std::string user, password;
};

void bad(const login &who) {
  spdlog::info("{} {}", who.user, who.password); // bad: async-logged-secret
}

void good(const login &who) { spdlog::info("{} has logged in", who.user); }
