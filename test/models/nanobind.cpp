// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/nanobind %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/nanobind \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of nanobind.

#include <nanobind/nanobind.h>

void locks() {
  nanobind::gil_scoped_acquire Acquired;
  nanobind::gil_scoped_release Released;
}
// CHECK: {{^}}[[@LINE-4]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-4]]: life of 'nanobind::gil_scoped_acquire': thread-guard=the GIL
// CHECK: {{^}}[[@LINE-4]]: life of 'nanobind::gil_scoped_release': thread-guard=the GIL
