// RUN: %practice %s -- -std=c++20 -I%inputs

#include <cstdlib>
#include <string>

std::string bad() {
  std::string token = "73b1d0c29fe84aa5b6c7"; // bad: async-hardcoded-secret
  return token;
}

std::string good() {
  const char *token = std::getenv("TOKEN");
  return token ? token : "";
}
