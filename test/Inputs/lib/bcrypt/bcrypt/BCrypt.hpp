// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

extern "C" {
int bcrypt_gensalt(int, char[64]);
int bcrypt_hashpw(const char *, const char[64], char[64]);
int bcrypt_checkpw(const char *, const char[64]);
}

class BCrypt {
public:
  static std::string generateHash(const std::string &, int = 12);
  static bool validatePassword(const std::string &, const std::string &);
};
