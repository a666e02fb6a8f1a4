// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Objects that say themselves how they are shown, and exceptions.

#include <fmt/format.h>
#include <glog/logging.h>
#include <iostream>
#include <spdlog/spdlog.h>
#include <stdexcept>
#include <string>

struct Login {
  std::string user;
  std::string password;
};
std::ostream &operator<<(std::ostream &out, const Login &login) {
  return out << login.user << ":" << login.password;
}
void streamed(const Login &login) {
  std::cout << "login " << login << "\n";
  LOG(INFO) << login;
}
// CHECK-MESSAGES: :[[@LINE-3]]:25: warning: 'password', a secret by its name, is written to the console by 'operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-10]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:35: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-10]]:15: note: 'operator<<' shows it
// CHECK-MESSAGES: :[[@LINE-6]]:13: warning: 'password', a secret by its name, is written to a log by 'operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-14]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-12]]:35: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-14]]:15: note: 'operator<<' shows it

struct Credentials {
  std::string user;
  std::string api_key;
};
template <> struct fmt::formatter<Credentials> : fmt::formatter<std::string> {
  template <typename Context> auto format(const Credentials &c, Context &context) const {
    return fmt::format_to(context.out(), "{} {}", c.user, c.api_key);
  }
};
void formatted(const Credentials &given) { spdlog::info("{}", given); }
// CHECK-MESSAGES: :[[@LINE-1]]:52: warning: 'api_key', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-9]]:15: note: 'api_key' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:12: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:36: note: 'format' shows it

void refuse(const std::string &password) {
  throw std::runtime_error("wrong password: " + password);
}
// CHECK-MESSAGES: :[[@LINE-2]]:9: warning: 'password', a secret by its name, becomes part of the text of a 'std::runtime_error', which whoever catches it may log [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:32: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:47: note: becomes part of a longer text here
struct LoginError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void refuseToo(const Login &login) {
  throw LoginError(fmt::format("{} with {}", login.user, login.password));
}
// CHECK-MESSAGES: :[[@LINE-2]]:9: warning: 'password', a secret by its name, becomes part of the text of a 'LoginError', which whoever catches it may log [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-46]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:20: note: becomes part of a longer text here
