// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What the standard library binds to threads.

#include <exception>
#include <locale>
#include <thread>

void threads(const std::locale &Own) {
  std::this_thread::get_id();
  std::uncaught_exceptions();
  std::locale::global(Own);
}
// CHECK: {{^}}[[@LINE-5]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-5]]: call 'std::this_thread::get_id': thread-identity
// CHECK: {{^}}[[@LINE-5]]: call 'std::uncaught_exceptions': thread-exceptions
// CHECK: {{^}}[[@LINE-5]]: call 'std::locale::global': thread-swap=the locale
