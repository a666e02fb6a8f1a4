// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 %s
// RUN: %model_dump %s -- -std=c++20 \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// asio::experimental::coro awaits other tokens than asio::awaitable, so its
// replacements are its own.

#include <boost/asio.hpp>
#include <boost/asio/experimental/co_spawn.hpp>
#include <boost/asio/experimental/use_coro.hpp>
#include <unistd.h>

namespace asio = boost::asio;
using asio::experimental::coro;

coro<void> work(asio::any_io_executor);

coro<void, int> compute(asio::any_io_executor Executor) {
  co_await work(Executor);
  co_await asio::steady_timer(Executor).async_wait(asio::experimental::use_coro);
  sleep(1);
  co_return 1;
}
// CHECK: {{^}}[[@LINE-6]]: function 'compute': coroutine library=asio-coro kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call '{{[^']*}}::async_wait': cancel-only
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await

void spawns(asio::any_io_executor Executor) {
  asio::experimental::co_spawn(work(Executor), asio::detached);
}
// CHECK: {{^}}[[@LINE-3]]: function 'spawns': plain
// CHECK: {{^}}[[@LINE-3]]: call 'boost::asio::experimental::co_spawn': spawn
