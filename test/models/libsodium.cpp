// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of libsodium, on the real header.

#include <sodium.h>

void hashes(unsigned char *Key, char *Text, const char *Password, unsigned long long Size, const unsigned char *Salt) {
  crypto_pwhash(Key, 32, Password, Size, Salt, 2, 65536, crypto_pwhash_ALG_DEFAULT);
  crypto_pwhash_str(Text, Password, Size, 2, 65536);
  crypto_pwhash_str_verify(Text, Password, Size);
  crypto_pwhash_argon2id_str(Text, Password, Size, 2, 65536);
  crypto_pwhash_scryptsalsa208sha256_str_verify(Text, Password, Size);
  // Fast on purpose, or no hash at all.
  crypto_pwhash_str_needs_rehash(Text, 2, 65536);
  crypto_pwhash_saltbytes();
  crypto_generichash(Key, 32, Salt, 16, nullptr, 0);
  crypto_secretbox_easy(Key, Salt, 16, Salt, Salt);
}
// CHECK: {{^}}[[@LINE-12]]: function 'hashes': plain
// CHECK: {{^}}[[@LINE-12]]: call 'crypto_pwhash': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-12]]: call 'crypto_pwhash_str': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-12]]: call 'crypto_pwhash_str_verify': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-12]]: call 'crypto_pwhash_argon2id_str': blocking=cpu operation=hash-password
// CHECK: {{^}}[[@LINE-12]]: call 'crypto_pwhash_scryptsalsa208sha256_str_verify': blocking=cpu operation=hash-password
