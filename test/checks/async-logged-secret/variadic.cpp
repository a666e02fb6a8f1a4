// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Functions in the manner of printf.

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
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
// CHECK-MESSAGES: :47:42: note: 'password' comes from here
// CHECK-MESSAGES: :20:3: note: 'write' is given it here
// CHECK-MESSAGES: :13:39: note: 'fputs' is given it here
// CHECK-MESSAGES: :[[@LINE-9]]:3: warning: 'password', a secret by its name, is written to a log by 'log', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :47:42: note: 'password' comes from here
// CHECK-MESSAGES: :26:3: note: 'forward' is given it here
// CHECK-MESSAGES: :22:70: note: 'vsyslog' is given it here
// CHECK-MESSAGES: :[[@LINE-10]]:3: warning: 'password', a secret by its name, is written to the console by 'write', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :47:42: note: 'password' comes from here
// CHECK-MESSAGES: :52:22: note: passes through 'compose' here
// CHECK-MESSAGES: :13:39: note: 'fputs' is given it here

// A logger that fills its buffer piece by piece.
void logPrint(const char *format, ...) {
  char line[1000];
  char *end = line;
  end += snprintf(end, sizeof line, "[%d] ", 1);
  va_list values;
  va_start(values, format);
  end += vsnprintf(end, sizeof line - (end - line), format, values);
  va_end(values);
  if (end - line > 990)
    end = line + 990;
  strncpy(end, "\n", 2);
  puts(line);
}
static std::string made(const char *format, ...) {
  va_list values, again;
  va_start(values, format);
  va_copy(again, values);
  int size = vsnprintf(nullptr, 0, format, values);
  va_end(values);
  std::unique_ptr<char[]> buffer(new char[size + 1]);
  vsnprintf(buffer.get(), size + 1, format, again);
  va_end(again);
  return std::string(buffer.get(), buffer.get() + size);
}
void piecewise(const char *password, const char *user) {
  logPrint("%s", password);
  logPrint("%s", user);
  puts(made("password %s", password).c_str());
  puts(made("user %s", user).c_str());
}
void otherBuffer(const char *password) {
  char first[100], second[100];
  char *end = first;
  end += snprintf(end, sizeof first, "%s", password);
  snprintf(second + 1, 50, "%s", "user");
  puts(second);
}
// CHECK-MESSAGES: :[[@LINE-12]]:3: warning: 'password', a secret by its name, is written to the console by 'logPrint', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-14]]:28: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-28]]:3: note: 'puts' is given it here
// CHECK-MESSAGES: :[[@LINE-13]]:3: warning: 'password', a secret by its name, is written to the console by 'puts', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-17]]:28: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-15]]:8: note: passes through 'made' here
