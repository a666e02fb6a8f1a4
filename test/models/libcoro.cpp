// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/libcoro %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/libcoro \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of libcoro, on a mock.

#include <chrono>
#include <coro/coro.hpp>
#include <unistd.h>
#include <vector>

coro::task<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=libcoro kind=lazy

coro::task<> work() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'work': coroutine library=libcoro kind=lazy

coro::generator<int> count() { co_yield 2; }
// CHECK: {{^}}[[@LINE-1]]: function 'count': plain library=libcoro kind=generator
// CHECK: {{^}}[[@LINE-2]]: yield

coro::task<> forward() { return work(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=libcoro kind=lazy

coro::task<> awaits(coro::event &Event) {
  co_await compute();
  co_await Event;
}
// CHECK: {{^}}[[@LINE-4]]: function 'awaits': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-4]]: await can-await

coro::task<> spawns(std::unique_ptr<coro::thread_pool> &Pool,
                    coro::scheduler &Scheduler) {
  Pool->spawn_detached(work());
  Scheduler.spawn_detached(work());
  coro::task_group<coro::thread_pool> Group(Pool);
  (void)Group.start(work());
  co_await Group;
  co_await coro::when_all(compute(), work());
}
// CHECK: {{^}}[[@LINE-9]]: function 'spawns': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-8]]: call 'coro::thread_pool::spawn_detached': spawn
// CHECK: {{^}}[[@LINE-8]]: call 'coro::scheduler::spawn_detached': spawn
// CHECK: {{^}}[[@LINE-8]]: scope 'Group': blocks awaited
// CHECK: {{^}}[[@LINE-8]]: call 'coro::task_group::start': spawn
// CHECK: {{^}}[[@LINE-7]]: call 'coro::when_all': join
// CHECK: {{^}}[[@LINE-9]]: await can-await
// CHECK: {{^}}[[@LINE-9]]: await can-await

coro::task<> hops(std::unique_ptr<coro::thread_pool> &Pool,
                  std::unique_ptr<coro::scheduler> &Scheduler) {
  sleep(1);
  co_await Pool->schedule();
  sleep(2);
  co_await Scheduler->schedule();
  sleep(3);
  co_await Pool->schedule(work());
  sleep(4);
  co_await Scheduler->yield_for(std::chrono::seconds(1));
  sleep(5);
}
// CHECK: {{^}}[[@LINE-12]]: function 'hops': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-11]]: call 'coro::thread_pool::schedule': hop turn
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'coro::scheduler::schedule': hop-back turn after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-11]]: call 'coro::thread_pool::schedule': hop turn
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'coro::scheduler::yield_for': hop-back sleep after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-19]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-18]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-17]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-16]]: await task lazy can-await

coro::task<> limits(coro::semaphore<4> &Permits, coro::ring_buffer<int, 8> &Slots) {
  co_await Permits.acquire();
  Permits.try_acquire();
  co_await Slots.produce(1);
  co_await Slots.consume();
}
// CHECK: {{^}}[[@LINE-6]]: function 'limits': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'coro::semaphore::acquire': limiter
// CHECK: {{^}}[[@LINE-6]]: call 'coro::semaphore::try_acquire': poll
// CHECK: {{^}}[[@LINE-6]]: call 'coro::ring_buffer::produce': limiter
// CHECK: {{^}}[[@LINE-9]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await

coro::task<> locks(coro::mutex &Mutex) {
  auto Lock = co_await Mutex.scoped_lock();
}
// CHECK: {{^}}[[@LINE-3]]: function 'locks': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call 'coro::mutex::scoped_lock': lock
// CHECK: {{^}}[[@LINE-4]]: await operation lazy can-await

coro::task<> nests(coro::scheduler &Scheduler) {
  coro::sync_wait(compute());
  Scheduler.process_events(std::chrono::seconds(1));
  // Only what is ready.
  Scheduler.process_events();
  Scheduler.process_events(std::chrono::milliseconds(0));
  Scheduler.shutdown();
  co_return;
}
// CHECK: {{^}}[[@LINE-9]]: function 'nests': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-9]]: call 'coro::sync_wait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-9]]: call 'coro::scheduler::process_events': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-6]]: call 'coro::scheduler::shutdown': blocking=wait operation=join-thread

coro::task<> invokes() {
  co_await coro::invoke([]() -> coro::task<> {
    sleep(1);
    co_return;
  });
}
// CHECK: {{^}}[[@LINE-6]]: function 'invokes': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'coro::invoke': calls-now
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: function 'lambda': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-8]]: call 'sleep': blocking=sleep operation=sleep-for

int main() {
  coro::sync_wait(compute());
}
// CHECK: {{^}}[[@LINE-3]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'coro::sync_wait': blocking=nested-loop operation=wait-task

coro::task<> joins(std::shared_ptr<coro::thread_pool> Shared,
                   std::unique_ptr<coro::thread_pool> &Pool) {
  coro::task_container<coro::thread_pool> Container(Shared);
  coro::task_group<coro::thread_pool> Group(Pool);
  std::stop_source Stop;
  co_await coro::when_any(work(), work());
  co_await coro::when_any(Stop, work(), work());
}
// CHECK: {{^}}[[@LINE-8]]: function 'joins': coroutine library=libcoro kind=lazy
// CHECK: {{^}}[[@LINE-7]]: scope 'Container': blocks
// CHECK: {{^}}[[@LINE-7]]: scope 'Group': blocks awaited
// CHECK: {{^}}[[@LINE-6]]: call 'coro::when_any': join leaves-losers race
// CHECK: {{^}}[[@LINE-6]]: call 'coro::when_any': join race
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
