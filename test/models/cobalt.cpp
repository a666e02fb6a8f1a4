// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/cobalt %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/cobalt \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.Cobalt, on a mock that stands on the real Boost.Asio.

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/cobalt.hpp>

namespace asio = boost::asio;
namespace cobalt = boost::cobalt;

cobalt::task<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=cobalt kind=lazy

cobalt::promise<void> start() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'start': coroutine library=cobalt kind=eager

cobalt::detached forget() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'forget': coroutine library=cobalt kind=fire-and-forget

cobalt::generator<int> produce() {
  co_yield 1;
  co_return 2;
}
// CHECK: {{^}}[[@LINE-4]]: function 'produce': plain library=cobalt kind=generator
// CHECK: {{^}}[[@LINE-4]]: yield

cobalt::thread worker();

cobalt::task<int> forward() { return compute(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=cobalt kind=lazy

cobalt::task<void> awaits(asio::steady_timer &Timer) {
  co_await compute();
  co_await start();
  co_await Timer.async_wait(cobalt::use_op);
}
// CHECK: {{^}}[[@LINE-5]]: function 'awaits': coroutine library=cobalt kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call '{{[^']*}}::async_wait': cancel-only
// CHECK: {{^}}[[@LINE-6]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-6]]: await task eager can-await
// CHECK: {{^}}[[@LINE-6]]: await operation lazy can-await

cobalt::promise<void> spawns(asio::io_context &Context) {
  cobalt::spawn(Context, compute(), [](auto...) {});
  +start();
  co_await cobalt::join(start(), start());
  co_await cobalt::gather(start(), start());
  co_await cobalt::race(start(), start());
}
// CHECK: {{^}}[[@LINE-7]]: function 'spawns': coroutine library=cobalt kind=eager
// CHECK: {{^}}[[@LINE-7]]: call 'boost::cobalt::spawn': spawn
// CHECK: {{^}}[[@LINE-7]]: call 'boost::cobalt::promise::operator+': opt-out
// CHECK: {{^}}[[@LINE-7]]: call 'boost::cobalt::join': join
// CHECK: {{^}}[[@LINE-7]]: call 'boost::cobalt::gather': join
// CHECK: {{^}}[[@LINE-7]]: call 'boost::cobalt::race': join
// CHECK: {{^}}[[@LINE-10]]: await can-await
// CHECK: {{^}}[[@LINE-10]]: await can-await
// CHECK: {{^}}[[@LINE-10]]: await can-await
// CHECK: {{^}}[[@LINE-15]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-16]]: function 'lambda': plain

cobalt::promise<void> limits(cobalt::channel<int> &Channel) {
  co_await Channel.write(1);
  co_await Channel.read();
}
// CHECK: {{^}}[[@LINE-4]]: function 'limits': coroutine library=cobalt kind=eager
// CHECK: {{^}}[[@LINE-4]]: call 'boost::cobalt::channel::write': limiter
// CHECK: {{^}}[[@LINE-5]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-5]]: await operation lazy can-await

cobalt::task<void> nests() {
  cobalt::run(compute());
  auto Worker = worker();
  Worker.join();
  co_return;
}
// CHECK: {{^}}[[@LINE-6]]: function 'nests': coroutine library=cobalt kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'boost::cobalt::run': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-6]]: destruction of 'Worker': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-6]]: call 'boost::cobalt::thread::join': blocking=wait operation=join-thread

cobalt::main co_main(int, char **) {
  co_await start();
  co_return 0;
}
// CHECK: {{^}}[[@LINE-4]]: function 'co_main': coroutine library=cobalt kind=fire-and-forget
// CHECK: {{^}}[[@LINE-4]]: await task eager can-await

cobalt::promise<void> ask();
cobalt::task<void> cancelled() { co_await ask(); }
// CHECK: {{^}}[[@LINE-1]]: function 'cancelled': coroutine library=cobalt kind=lazy
// CHECK: {{^}}[[@LINE-2]]: await task eager can-await cancelled=boost::system::system_error

cobalt::task<void> joins() {
  cobalt::wait_group Group;
  co_return;
}
// CHECK: {{^}}[[@LINE-4]]: function 'joins': coroutine library=cobalt kind=lazy stays-on-thread
// CHECK: {{^}}[[@LINE-4]]: scope 'Group': cancels awaited
