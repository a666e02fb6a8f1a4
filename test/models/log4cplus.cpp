// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/log4cplus %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/log4cplus \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of log4cplus.

#include <log4cplus/mdc.h>
#include <log4cplus/ndc.h>

void contexts() {
  log4cplus::NDCContextCreator Scope("request");
  log4cplus::getNDC().push("request");
  log4cplus::getNDC().pop();
  log4cplus::getNDC().pop_void();
  log4cplus::getNDC().remove();
  log4cplus::getNDC().clear();
  log4cplus::getMDC().put("key", "value");
  log4cplus::getMDC().remove("key");
  log4cplus::getMDC().clear();
}
// CHECK: {{^}}[[@LINE-11]]: function 'contexts': plain
// CHECK: {{^}}[[@LINE-11]]: life of 'log4cplus::NDCContextCreator': thread-guard=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::NDC::push': thread-set=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::NDC::pop': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::NDC::pop_void': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::NDC::remove': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::NDC::clear': thread-restore=the diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::MDC::put': thread-set=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::MDC::remove': thread-restore=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-11]]: call 'log4cplus::MDC::clear': thread-restore=the mapped diagnostic context
