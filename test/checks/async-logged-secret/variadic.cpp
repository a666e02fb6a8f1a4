// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Functions in the manner of printf.

#include <cstdarg>
#include <cstdio>
#include <string>
#include <syslog.h>

static void write(const char *text) { fputs(text, stderr); }
void debug(const char *format, ...) {
  char line[256];
  va_list values;
  va_start(values, format);
  vsnprintf(line, sizeof line, format, values);
  va_end(values);
  write(line);
}
static void forward(int level, const char *format, va_list values) { vsyslog(level, format, values); }
void log(int level, const char *format, ...) {
  va_list values;
  va_start(values, format);
  forward(level, format, values);
  va_end(values);
}
std::string compose(const char *format, ...) {
  char text[64];
  va_list values;
  va_start(values, format);
  vsnprintf(text, sizeof text, format, values);
  va_end(values);
  return text;
}
int count(const char *format, ...) {
  int total = 0;
  va_list values;
  va_start(values, format);
  for (; *format; ++format)
    total += va_arg(values, int);
  va_end(values);
  return total;
}

void login(const char *user, const char *password) {
  debug("user %s", user);
  debug("user %s, password %s", user, password);
  log(LOG_INFO, "login of %s with %s", user, password);
  count("%s", password);
  std::string kept = compose("%s:%s", user, password);
  write(kept.c_str());
}
// CHECK-MESSAGES: :[[@LINE-6]]:3: warning: 'password', a secret by its name, is written to the console by 'debug', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :45:42: note: 'password' comes from here
// CHECK-MESSAGES: :18:3: note: 'write' is given it here
// CHECK-MESSAGES: :11:39: note: 'fputs' is given it here
// CHECK-MESSAGES: :[[@LINE-9]]:3: warning: 'password', a secret by its name, is written to a log by 'log', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :45:42: note: 'password' comes from here
// CHECK-MESSAGES: :24:3: note: 'forward' is given it here
// CHECK-MESSAGES: :20:70: note: 'vsyslog' is given it here
// CHECK-MESSAGES: :[[@LINE-10]]:3: warning: 'password', a secret by its name, is written to the console by 'write', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :45:42: note: 'password' comes from here
// CHECK-MESSAGES: :50:22: note: passes through 'compose' here
// CHECK-MESSAGES: :11:39: note: 'fputs' is given it here
