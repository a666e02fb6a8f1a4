// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/cobalt %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/cobalt \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What Boost.Cobalt binds to threads.

#include <boost/cobalt.hpp>

boost::cobalt::task<void> task() { co_return; }
boost::cobalt::promise<void> promise() { co_return; }
boost::cobalt::detached detached() { co_return; }
// CHECK: {{^}}[[@LINE-3]]: function 'task': coroutine library=cobalt kind=lazy stays-on-thread
// CHECK: {{^}}[[@LINE-3]]: function 'promise': coroutine library=cobalt kind=eager stays-on-thread
// CHECK: {{^}}[[@LINE-3]]: function 'detached': coroutine library=cobalt kind=fire-and-forget stays-on-thread
