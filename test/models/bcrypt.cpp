// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/bcrypt %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/bcrypt \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of the bcrypt libraries, on a mock.

#include <bcrypt/BCrypt.hpp>

void hashes(const std::string &Password, char *Salt, char *Hash) {
  BCrypt::generateHash(Password);
  BCrypt::validatePassword(Password, Hash);
  bcrypt_hashpw(Password.c_str(), Salt, Hash);
  bcrypt_checkpw(Password.c_str(), Hash);
  bcrypt_gensalt(12, Salt);
}
// CHECK: {{^}}[[@LINE-7]]: function 'hashes': plain
// CHECK: {{^}}[[@LINE-7]]: call 'BCrypt::generateHash': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-7]]: call 'BCrypt::validatePassword': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-7]]: call 'bcrypt_hashpw': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-7]]: call 'bcrypt_checkpw': blocking=cpu operation=hash-password

namespace mine {
int bcrypt_hashpw(const std::string &);
void calls() { mine::bcrypt_hashpw(""); }
} // namespace mine
// CHECK: {{^}}[[@LINE-2]]: function 'mine::calls': plain
