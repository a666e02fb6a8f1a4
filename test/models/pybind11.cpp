// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/pybind11 %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/pybind11 \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of pybind11.

#include <pybind11/gil.h>

void locks() {
  pybind11::gil_scoped_acquire Acquired;
  pybind11::gil_scoped_release Released;
}
// CHECK: {{^}}[[@LINE-4]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-4]]: life of 'pybind11::gil_scoped_acquire': thread-guard=the GIL
// CHECK: {{^}}[[@LINE-4]]: life of 'pybind11::gil_scoped_release': thread-guard=the GIL
