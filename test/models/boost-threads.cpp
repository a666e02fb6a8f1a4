// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/boost-scope %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/boost-scope \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What Boost binds to threads.

#include <boost/core/uncaught_exceptions.hpp>
#include <boost/scope/scope_fail.hpp>
#include <boost/thread.hpp>

void threads() {
  boost::this_thread::get_id();
  boost::core::uncaught_exceptions();
  boost::scope::scope_fail Guard([] {});
}
// CHECK: {{^}}[[@LINE-5]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-5]]: call 'boost::this_thread::get_id': thread-identity
// CHECK: {{^}}[[@LINE-5]]: call 'boost::core::uncaught_exceptions': thread-exceptions
// CHECK: {{^}}[[@LINE-5]]: life of 'boost::scope::scope_fail': thread-counter
// CHECK: {{^}}[[@LINE-6]]: function 'lambda': plain
