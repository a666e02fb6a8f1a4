// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -DASIO_HAS_CO_AWAIT -DASIO_HAS_STD_COROUTINE %s
// RUN: %model_dump %s -- -std=c++20 -DASIO_HAS_CO_AWAIT -DASIO_HAS_STD_COROUTINE \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Asio hold in the namespace asio as in boost::asio.

#include <asio.hpp>
#include <unistd.h>

asio::awaitable<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=asio kind=lazy

asio::awaitable<void> spawns(asio::io_context &Context) {
  asio::co_spawn(Context, compute(), asio::detached);
  co_await compute();
}
// CHECK: {{^}}[[@LINE-4]]: function 'spawns': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call 'asio::co_spawn': begins-at-once spawn
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await

asio::awaitable<void> hops(asio::thread_pool &Pool) {
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  sleep(1);
}
// CHECK: {{^}}[[@LINE-4]]: function 'hops': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call 'asio::post': drops-callable drops-result hop
// CHECK: {{^}}[[@LINE-4]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-6]]: await task lazy can-await

asio::awaitable<void> blocks(asio::ip::tcp::socket &Socket, asio::io_context &Context) {
  char Data[16];
  asio::read(Socket, asio::buffer(Data));
  Context.run();
  co_return;
}
// CHECK: {{^}}[[@LINE-6]]: function 'blocks': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call 'asio::read': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-5]]: call 'asio::io_context::run': blocking=nested-loop operation=run-loop
