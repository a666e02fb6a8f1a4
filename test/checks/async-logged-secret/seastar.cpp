// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w -isystem %inputs/lib/seastar

// Seastar's own strings.

#include <seastar/core/sstring.hh>
#include <seastar/util/log.hh>

static seastar::logger Log("app");

struct Login {
  seastar::sstring user;
  seastar::sstring password;
};

void formatted(const Login &login) {
  const auto line = seastar::format("{}:{}", login.user, login.password);
  Log.info("connecting as {}", line);
}
// CHECK-MESSAGES: :[[@LINE-2]]:7: warning: 'password', a secret by its name, is written to a log by 'seastar::logger::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-8]]:20: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:21: note: becomes part of a longer text here
void grown(const Login &login) {
  seastar::sstring line = "password " + login.password;
  line += " for ";
  Log.debug("{}", line.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:7: warning: 'password', a secret by its name, is written to a log by 'seastar::logger::debug', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-16]]:20: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:39: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:8: note: becomes part of a longer text here
void others(const Login &login) { Log.info("{} {} {}", login.user, login.password.size(), login.password.empty()); }
