// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// A loop that no way leads to has no beginning to look for a value at.

#include <cstdio>
#include <string>

struct Account {
  std::string password;
};

void behindAJump(Account &account, int n) {
  goto out;
  do
    n--;
  while (n > 0);
out:
  puts(account.password.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'password', a secret by its name, is written to the console by 'puts', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-12]]:15: note: 'password' comes from here
