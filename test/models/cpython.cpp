// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/cpython %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/cpython \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of CPython.

#include <Python.h>

void locks() {
  PyGILState_STATE State = PyGILState_Ensure();
  PyThreadState *Thread = PyEval_SaveThread();
  PyEval_RestoreThread(Thread);
  PyGILState_Release(State);
}
// CHECK: {{^}}[[@LINE-6]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-6]]: call 'PyGILState_Ensure': thread-set=the GIL
// CHECK: {{^}}[[@LINE-6]]: call 'PyEval_SaveThread': thread-set=the Python thread state
// CHECK: {{^}}[[@LINE-6]]: call 'PyEval_RestoreThread': thread-restore=the Python thread state
// CHECK: {{^}}[[@LINE-6]]: call 'PyGILState_Release': thread-restore=the GIL
