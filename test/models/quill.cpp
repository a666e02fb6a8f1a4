// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/quill %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/quill \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Quill, on a mock.

#include <quill/LogMacros.h>
#include <string>

void logs(quill::Logger *Logger, const std::string &Text) {
  LOG_INFO(Logger, "{}", Text);
  LOG_ERROR(Logger, "text");
  Logger->set_mdc("key", Text);
  Logger->set_log_level(quill::LogLevel::Debug);
}
// CHECK: {{^}}[[@LINE-6]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-6]]: call 'quill::Logger::log_statement': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'quill::Logger::log_statement': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'quill::Logger::set_mdc': sink=log

void flushes(quill::Logger *Logger) {
  Logger->flush_log();
}
// CHECK: {{^}}[[@LINE-3]]: function 'flushes': plain
// CHECK: {{^}}[[@LINE-3]]: call 'quill::Logger::flush_log': blocking=disk operation=write-file
