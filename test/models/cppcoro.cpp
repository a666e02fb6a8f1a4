// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/cppcoro %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/cppcoro \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of cppcoro, on a mock.

#include <cppcoro/cancellation_token.hpp>
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/io_service.hpp>
#include <cppcoro/schedule_on.hpp>
#include <cppcoro/shared_task.hpp>
#include <cppcoro/single_producer_sequencer.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <unistd.h>

cppcoro::task<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=cppcoro kind=lazy

cppcoro::shared_task<int> share() { co_return 2; }
// CHECK: {{^}}[[@LINE-1]]: function 'share': coroutine library=cppcoro kind=lazy

cppcoro::generator<int> count() { co_yield 3; }
// CHECK: {{^}}[[@LINE-1]]: function 'count': plain library=cppcoro kind=generator
// CHECK: {{^}}[[@LINE-2]]: yield

cppcoro::task<> forward() { return {}; }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=cppcoro kind=lazy

cppcoro::task<> awaits() {
  co_await compute();
  co_await share();
}
// CHECK: {{^}}[[@LINE-4]]: function 'awaits': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await

cppcoro::task<> spawns(cppcoro::async_scope &Scope) {
  Scope.spawn(compute());
  co_await Scope.join();
  co_await cppcoro::when_all(compute(), compute());
}
// CHECK: {{^}}[[@LINE-5]]: function 'spawns': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call 'cppcoro::async_scope::spawn': spawn
// CHECK: {{^}}[[@LINE-5]]: call 'cppcoro::async_scope::join': join
// CHECK: {{^}}[[@LINE-5]]: call 'cppcoro::when_all': join
// CHECK: {{^}}[[@LINE-7]]: await can-await
// CHECK: {{^}}[[@LINE-7]]: await can-await

cppcoro::task<> hops(cppcoro::static_thread_pool &Pool,
                     cppcoro::io_service &Service) {
  sleep(1);
  co_await Pool.schedule();
  sleep(2);
  co_await Service.schedule();
  sleep(3);
  co_await cppcoro::schedule_on(Pool, compute());
  sleep(4);
  co_await cppcoro::schedule_on(Service, compute());
  sleep(5);
}
// CHECK: {{^}}[[@LINE-12]]: function 'hops': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-11]]: call 'cppcoro::static_thread_pool::schedule': hop turn
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'cppcoro::io_service::schedule': hop-back turn after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-11]]: call 'cppcoro::schedule_on': hop
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'cppcoro::schedule_on': hop-back after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-19]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-18]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-17]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-16]]: await task lazy can-await

cppcoro::task<> limits(cppcoro::single_producer_sequencer<> &Slots,
                       cppcoro::io_service &Service) {
  co_await Slots.claim_one(Service);
}
// CHECK: {{^}}[[@LINE-4]]: function 'limits': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call 'cppcoro::single_producer_sequencer::claim_one': limiter
// CHECK: {{^}}[[@LINE-4]]: await can-await

cppcoro::task<> locks(cppcoro::async_mutex &Mutex) {
  auto Lock = co_await Mutex.scoped_lock_async();
}
// CHECK: {{^}}[[@LINE-3]]: function 'locks': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call 'cppcoro::async_mutex::scoped_lock_async': lock
// CHECK: {{^}}[[@LINE-4]]: await operation lazy can-await

cppcoro::task<> nests(cppcoro::io_service &Service) {
  cppcoro::sync_wait(compute());
  Service.process_events();
  Service.process_one_event();
  // Never waits.
  Service.process_pending_events();
  co_return;
}
// CHECK: {{^}}[[@LINE-8]]: function 'nests': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-8]]: call 'cppcoro::sync_wait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-8]]: call 'cppcoro::io_service::process_events': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-8]]: call 'cppcoro::io_service::process_one_event': blocking=nested-loop operation=run-loop

cppcoro::task<> ends() {
  cppcoro::static_thread_pool Pool(2);
  co_await Pool.schedule();
}
// CHECK: {{^}}[[@LINE-4]]: function 'ends': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-4]]: destruction of 'Pool': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-4]]: call 'cppcoro::static_thread_pool::schedule': hop turn
// CHECK: {{^}}[[@LINE-5]]: await operation lazy can-await

int main() {
  cppcoro::sync_wait(compute());
}
// CHECK: {{^}}[[@LINE-3]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'cppcoro::sync_wait': blocking=nested-loop operation=wait-task

cppcoro::task<> load(cppcoro::cancellation_token Token);
cppcoro::task<> cancels(cppcoro::cancellation_source &Source) {
  Source.request_cancellation();
  co_await load(Source.token());
}
// CHECK: {{^}}[[@LINE-4]]: function 'cancels': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call 'cppcoro::cancellation_source::request_cancellation': cancels
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await cancelled=cppcoro::operation_cancelled

cppcoro::task<> joins() {
  cppcoro::async_scope Scope;
  co_return;
}
// CHECK: {{^}}[[@LINE-4]]: function 'joins': coroutine library=cppcoro kind=lazy
// CHECK: {{^}}[[@LINE-4]]: scope 'Scope': dangles
