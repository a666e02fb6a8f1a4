// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What log4cxx binds to threads.

#include <log4cxx/mdc.h>
#include <log4cxx/ndc.h>
#include <string>

void contexts(std::string &Text) {
  log4cxx::NDC Nested(Text);
  log4cxx::MDC Mapped("key", Text);
  log4cxx::NDC::push(Text);
  log4cxx::NDC::pop(Text);
  log4cxx::NDC::remove();
  log4cxx::NDC::clear();
  log4cxx::MDC::put("key", Text);
  log4cxx::MDC::remove("key");
  log4cxx::MDC::clear();
}
// CHECK: {{^}}[[@LINE-11]]: function 'contexts': plain
// CHECK: {{^}}[[@LINE-11]]: life of 'log4cxx::NDC': thread-guard=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: life of 'log4cxx::MDC': thread-guard=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::NDC::push': sink=log thread-set=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::NDC::pop': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::NDC::remove': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::NDC::clear': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::MDC::put': sink=log thread-set=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::MDC::remove': thread-restore=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::MDC::clear': thread-restore=the mapped diagnostic context
