// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro %s
// RUN: %model_dump %s -- -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What QCoro binds to threads.

#include <QCoroTask>

QCoro::Task<> stays() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'stays': coroutine library=qcoro kind=eager stays-on-thread
