// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Argon2, on the real header.

#include <argon2.h>

void hashes(const void *Password, size_t Size, const void *Salt, char *Text, argon2_context *Context) {
  argon2id_hash_encoded(2, 65536, 1, Password, Size, Salt, 16, 32, Text, 100);
  argon2i_hash_raw(2, 65536, 1, Password, Size, Salt, 16, Text, 32);
  argon2id_verify(Text, Password, Size);
  argon2_ctx(Context, Argon2_id);
  argon2_encodedlen(2, 65536, 1, 16, 32, Argon2_id);
  argon2_error_message(0);
}
// CHECK: {{^}}[[@LINE-8]]: function 'hashes': plain
// CHECK: {{^}}[[@LINE-8]]: call 'argon2id_hash_encoded': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-8]]: call 'argon2i_hash_raw': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-8]]: call 'argon2id_verify': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-8]]: call 'argon2_ctx': blocking=cpu operation=hash-password
