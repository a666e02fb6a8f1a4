// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t -- -std=c++20 -w

// What takes the place of an environment variable that is not there.

#include <string>

std::string getenv_or(const char *key, const char *other);
struct Settings {
  std::string get(const std::string &key, const std::string &other) const;
};

std::string connect(const Settings &settings) {
  return getenv_or("MYSQL_PASSWORD", "temp_password") + settings.get("API_SECRET", "my-own-secret") + getenv_or("DB_PASSWORD", "hunter2");
}
// CHECK-MESSAGES: :[[@LINE-2]]:38: warning: the value of 'MYSQL_PASSWORD', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
// CHECK-MESSAGES: :[[@LINE-3]]:84: warning: the value of 'API_SECRET', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:128: warning: the value of 'DB_PASSWORD', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
