// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/concurrencpp %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/concurrencpp \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of concurrencpp, on a mock.

#include <concurrencpp/concurrencpp.h>
#include <unistd.h>

using namespace concurrencpp;

result<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=concurrencpp kind=eager

lazy_result<void> work() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'work': coroutine library=concurrencpp kind=lazy

null_result forget() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'forget': coroutine library=concurrencpp kind=fire-and-forget

generator<int> count() { co_yield 2; }
// CHECK: {{^}}[[@LINE-1]]: function 'count': plain library=concurrencpp kind=generator
// CHECK: {{^}}[[@LINE-2]]: yield

result<int> forward() { return compute(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=concurrencpp kind=eager

result<void> awaits(shared_result<int> Shared) {
  co_await compute();
  co_await work();
  co_await Shared;
}
// CHECK: {{^}}[[@LINE-5]]: function 'awaits': coroutine library=concurrencpp kind=eager
// CHECK: {{^}}[[@LINE-5]]: await task eager can-await
// CHECK: {{^}}[[@LINE-5]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-5]]: await operation eager can-await

result<void> spawns(std::shared_ptr<thread_pool_executor> Pool) {
  Pool->post([] { sleep(1); });
  co_await Pool->submit([] { return 1; });
  work().run();
  auto First = compute();
  auto Second = compute();
  co_await when_all(Pool, std::move(First), std::move(Second));
}
// CHECK: {{^}}[[@LINE-8]]: function 'spawns': coroutine library=concurrencpp kind=eager
// CHECK: {{^}}[[@LINE-8]]: call '{{[^']*}}::post': spawn
// CHECK: {{^}}[[@LINE-8]]: call '{{[^']*}}::submit': spawn
// CHECK: {{^}}[[@LINE-8]]: call 'concurrencpp::lazy_result::run': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'concurrencpp::when_all': join
// CHECK: {{^}}[[@LINE-11]]: await task eager can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-14]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-15]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-15]]: function 'lambda': plain

result<void> hops(runtime &Runtime) {
  sleep(1);
  co_await resume_on(Runtime.background_executor());
  sleep(2);
}
// CHECK: {{^}}[[@LINE-5]]: function 'hops': coroutine library=concurrencpp kind=eager
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-5]]: call 'concurrencpp::resume_on': hop
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-7]]: await can-await

result<void> locks(async_lock &Lock, std::shared_ptr<executor> Executor) {
  auto Guard = co_await Lock.lock(Executor);
}
// CHECK: {{^}}[[@LINE-3]]: function 'locks': coroutine library=concurrencpp kind=eager
// CHECK: {{^}}[[@LINE-3]]: call 'concurrencpp::async_lock::lock': lock
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await

result<void> nests(manual_executor &Loop, shared_result<int> Shared) {
  compute().get();
  auto Result = compute();
  Result.wait();
  Result.wait_for(std::chrono::seconds(1));
  // A look, no wait.
  Result.wait_for(std::chrono::seconds(0));
  Shared.get();
  Loop.wait_for_task();
  // Runs what is there.
  Loop.loop_once();
  Loop.loop(10);
  co_return;
}
// CHECK: {{^}}[[@LINE-14]]: function 'nests': coroutine library=concurrencpp kind=eager
// CHECK: {{^}}[[@LINE-14]]: call 'concurrencpp::result::get': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-13]]: call 'concurrencpp::result::wait': ready-after blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-13]]: call 'concurrencpp::result::wait_for': ready-test blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-12]]: call 'concurrencpp::result::wait_for': ready-test
// CHECK: {{^}}[[@LINE-12]]: call 'concurrencpp::shared_result::get': ready-after blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-12]]: call 'concurrencpp::manual_executor::wait_for_task': blocking=nested-loop operation=run-loop

result<void> ends(thread_pool_executor &Pool) {
  Pool.shutdown();
  runtime Runtime;
  co_return;
}
// CHECK: {{^}}[[@LINE-5]]: function 'ends': coroutine library=concurrencpp kind=eager
// CHECK: {{^}}[[@LINE-5]]: call 'concurrencpp::thread_pool_executor::shutdown': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-5]]: destruction of 'Runtime': blocking=wait operation=join-thread

// One per thread of the machine.
int counts(thread_pool_executor &Pool, executor &Any) {
  return Pool.max_concurrency_level() + Any.max_concurrency_level();
}
// CHECK: {{^}}[[@LINE-3]]: function 'counts': plain
// CHECK: {{^}}[[@LINE-3]]: call 'concurrencpp::thread_pool_executor::max_concurrency_level': machine-size
// CHECK: {{^}}[[@LINE-4]]: call 'concurrencpp::executor::max_concurrency_level': machine-size

int main() {
  return compute().get();
}
// CHECK: {{^}}[[@LINE-3]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'concurrencpp::result::get': blocking=nested-loop operation=wait-task
