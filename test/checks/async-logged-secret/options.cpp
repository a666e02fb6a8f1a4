// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t --option Scope=coroutines --option 'SecretNames=pin;hidden' --option HarmlessNames=pad --option SafeCalls=veil -- -std=c++20 -w -I%inputs

// Only coroutines, and the project's own words.

#include "task.h"
#include <iostream>
#include <string>

std::string veil(const std::string &text);

own::task<void> coroutine(std::string pin, std::string pin_pad, std::string password) {
  std::cout << pin;
  std::cout << pin_pad;
  std::cout << password;
  std::cout << veil(pin);
  std::string hidden = veil(pin);
  std::cout << hidden;
  co_return;
}
// CHECK-MESSAGES: :[[@LINE-8]]:13: warning: 'pin', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-10]]:39: note: 'pin' comes from here

void plain(const std::string &pin) { std::cout << pin; }
