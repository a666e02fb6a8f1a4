// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/async-simple %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/async-simple \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of async_simple, on a mock.

#include <async_simple/Future.h>
#include <async_simple/Promise.h>
#include <async_simple/coro/Collect.h>
#include <async_simple/coro/DetachedCoroutine.h>
#include <async_simple/coro/Dispatch.h>
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/Mutex.h>
#include <async_simple/coro/Semaphore.h>
#include <async_simple/coro/Sleep.h>
#include <async_simple/coro/SpinLock.h>
#include <async_simple/coro/SyncAwait.h>
#include <chrono>
#include <unistd.h>
#include <vector>

using namespace async_simple;
using namespace async_simple::coro;

Lazy<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=async-simple kind=lazy

coro::detail::DetachedCoroutine forget() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'forget': coroutine library=async-simple kind=fire-and-forget

Lazy<int> forward() { return compute(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=async-simple kind=lazy

Lazy<> awaits() {
  co_await compute();
  co_await coro::sleep(std::chrono::seconds(1));
}
// CHECK: {{^}}[[@LINE-4]]: function 'awaits': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call 'async_simple::coro::sleep': sleep
// CHECK: {{^}}[[@LINE-5]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-5]]: await task lazy can-await

Lazy<> spawns(Executor *Ex, std::vector<Lazy<int>> Tasks) {
  compute().start([](auto &&) {});
  compute().via(Ex).start([](auto &&) {});
  compute().via(Ex).detach();
  co_await collectAll(std::move(Tasks));
}
// CHECK: {{^}}[[@LINE-6]]: function 'spawns': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'async_simple::coro::Lazy::start': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'async_simple::coro::RescheduleLazy::start': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'async_simple::coro::RescheduleLazy::detach': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'async_simple::coro::collectAll': join
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-11]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-12]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-12]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-13]]: function 'lambda': plain

Lazy<> limits(CountingSemaphore<8> &Permits, std::vector<Lazy<int>> Tasks) {
  co_await Permits.acquire();
  co_await Permits.release();
  co_await collectAllWindowed(8, true, std::move(Tasks));
}
// CHECK: {{^}}[[@LINE-5]]: function 'limits': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call 'async_simple::coro::CountingSemaphore::acquire': limiter
// CHECK: {{^}}[[@LINE-4]]: call 'async_simple::coro::collectAllWindowed': join limiter
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await

Lazy<> hops(Executor *Ex) {
  ::sleep(1);
  co_await dispatch(Ex);
  ::sleep(2);
}
// CHECK: {{^}}[[@LINE-5]]: function 'hops': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-5]]: call 'async_simple::coro::dispatch': hop
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-7]]: await operation lazy

Lazy<> locks(Mutex &Mutex, SpinLock &Spin) {
  auto Lock = co_await Mutex.coScopedLock();
  Mutex.tryLock();
  co_await Spin.coLock();
  Spin.lock();
  ScopedSpinLock Guard(Spin);
}
// CHECK: {{^}}[[@LINE-7]]: function 'locks': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-7]]: call 'async_simple::coro::Mutex::coScopedLock': lock
// CHECK: {{^}}[[@LINE-7]]: call 'async_simple::coro::Mutex::tryLock': poll
// CHECK: {{^}}[[@LINE-6]]: call 'async_simple::coro::SpinLock::lock': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-6]]: construction 'async_simple::coro::ScopedSpinLock': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-11]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-10]]: await task lazy can-await

Lazy<> nests(Future<int> &Waiting, Executor *Ex) {
  syncAwait(compute());
  syncAwait(compute(), Ex);
  Waiting.wait();
  std::move(Waiting).get();
  Waiting.hasResult();
  co_return;
}
// CHECK: {{^}}[[@LINE-8]]: function 'nests': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-8]]: call 'async_simple::coro::syncAwait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-8]]: call 'async_simple::coro::syncAwait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-8]]: call 'async_simple::Future::wait': ready-after blocking=nested-loop operation=wait-future
// CHECK: {{^}}[[@LINE-8]]: call '{{[^']*}}::get': blocking=nested-loop operation=wait-future
// CHECK: {{^}}[[@LINE-8]]: call 'async_simple::Future::hasResult': keep ready-test

// Its continuation is given the exception too.
void report(int Outcome);
void continues(Future<int> Work) {
  std::move(Work).thenTry(report);
}
// CHECK: {{^}}[[@LINE-3]]: function 'continues': plain
// CHECK: {{^}}[[@LINE-3]]: call 'async_simple::Future::thenTry': opt-out

int main() {
  return syncAwait(compute());
}
// CHECK: {{^}}[[@LINE-3]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'async_simple::coro::syncAwait': blocking=nested-loop operation=wait-task

Lazy<void> races() {
  co_await collectAny(compute(), compute());
}
// CHECK: {{^}}[[@LINE-3]]: function 'races': coroutine library=async-simple kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call 'async_simple::coro::collectAny': join leaves-losers race
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await
