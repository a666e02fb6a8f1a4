// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/seastar %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/seastar \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What Seastar binds to threads.

#include <seastar/core/coroutine.hh>

seastar::future<> stays() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'stays': coroutine library=seastar kind=eager stays-on-thread
