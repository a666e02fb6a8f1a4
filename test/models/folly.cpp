// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/folly %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/folly \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of folly::coro, on a mock.

#include <folly/CancellationToken.h>
#include <folly/Synchronized.h>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/Mutex.h>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <folly/executors/CPUThreadPoolExecutor.h>
#include <folly/fibers/Semaphore.h>
#include <folly/futures/Future.h>
#include <folly/io/async/EventBase.h>
#include <unistd.h>
#include <vector>

folly::coro::Task<int> compute();

folly::coro::Task<> work();

folly::coro::Task<> forward() { return folly::coro::sleep({}); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=folly kind=lazy
// CHECK: {{^}}[[@LINE-2]]: call 'folly::coro::sleep': sleep

folly::Future<int> start();

folly::SemiFuture<int> prepare();

folly::coro::Task<> awaits() {
  co_await compute();
  co_await start();
  co_await prepare();
  co_await folly::coro::sleep(std::chrono::seconds(1));
}
// CHECK: {{^}}[[@LINE-6]]: function 'awaits': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-3]]: call 'folly::coro::sleep': sleep
// CHECK: {{^}}[[@LINE-7]]: await task lazy{{( can-await)?}}
// CHECK: {{^}}[[@LINE-7]]: await operation eager{{( can-await)?}}
// CHECK: {{^}}[[@LINE-7]]: await operation lazy{{( can-await)?}}
// CHECK: {{^}}[[@LINE-7]]: await task lazy{{( can-await)?}}

folly::coro::Task<> spawns(folly::coro::AsyncScope &Scope, folly::Executor *Ex) {
  Scope.add(folly::coro::co_withExecutor(Ex, work()));
  folly::coro::co_withExecutor(Ex, compute()).start([](auto &&) {});
  co_await folly::coro::collectAll(compute(), compute());
  co_await Scope.joinAsync();
}
// CHECK: {{^}}[[@LINE-6]]: function 'spawns': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'folly::coro::AsyncScope::add': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'folly::coro::TaskWithExecutor::start': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'folly::coro::collectAll': join
// CHECK: {{^}}[[@LINE-6]]: call 'folly::coro::AsyncScope::joinAsync': join
// CHECK: {{^}}[[@LINE-8]]: await task lazy{{( can-await)?}}
// CHECK: {{^}}[[@LINE-8]]: await task lazy{{( can-await)?}}
// CHECK: {{^}}[[@LINE-11]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-12]]: function 'lambda': plain

folly::coro::Task<> limits(folly::fibers::Semaphore &Permits,
                           std::vector<folly::coro::Task<int>> Tasks) {
  co_await Permits.co_wait();
  co_await folly::coro::collectAllWindowed(std::move(Tasks), 8);
}
// CHECK: {{^}}[[@LINE-5]]: function 'limits': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call 'folly::fibers::Semaphore::co_wait': limiter
// CHECK: {{^}}[[@LINE-4]]: call 'folly::coro::collectAllWindowed': join limiter
// CHECK: {{^}}[[@LINE-6]]: await task lazy{{( can-await)?}}
// CHECK: {{^}}[[@LINE-6]]: await task lazy{{( can-await)?}}

folly::coro::Task<> locks(folly::coro::Mutex &Mutex,
                          folly::Synchronized<int> &Value) {
  auto Lock = co_await Mutex.co_scoped_lock();
  Value.withWLock([](int) { sleep(1); });
}
// CHECK: {{^}}[[@LINE-5]]: function 'locks': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call 'folly::coro::Mutex::co_scoped_lock': lock
// CHECK: {{^}}[[@LINE-4]]: call 'folly::Synchronized::withWLock': calls-now blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-7]]: await operation lazy{{( can-await)?}}
// CHECK: {{^}}[[@LINE-7]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-8]]: call 'sleep': blocking=sleep operation=sleep-for

folly::coro::Task<> nests(folly::EventBase &Base) {
  folly::coro::blockingWait(compute());
  folly::coro::blocking_wait(compute());
  start().get();
  auto Future = start();
  Future.wait();
  prepare().get(std::chrono::seconds(1));
  // Zero time: a look, no wait.
  prepare().get(std::chrono::seconds(0));
  Base.loop();
  Base.loopForever();
  Base.loopOnce();
  // EVLOOP_NONBLOCK.
  Base.loopOnce(2);
  co_await compute();
}
// CHECK: {{^}}[[@LINE-16]]: function 'nests': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-16]]: call 'folly::coro::blockingWait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-16]]: call 'folly::coro::blocking_wait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-16]]: call 'folly::Future::get': blocking=nested-loop operation=wait-future
// CHECK: {{^}}[[@LINE-15]]: call 'folly::Future::wait': ready-after blocking=nested-loop operation=wait-future
// CHECK: {{^}}[[@LINE-15]]: call 'folly::SemiFuture::get': blocking=nested-loop operation=wait-future
// CHECK: {{^}}[[@LINE-13]]: call 'folly::EventBase::loop': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-13]]: call 'folly::EventBase::loopForever': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-13]]: call 'folly::EventBase::loopOnce': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-11]]: await task lazy{{( can-await)?}}

folly::coro::Task<> waits(folly::fibers::Semaphore &Permits,
                          folly::CPUThreadPoolExecutor &Pool) {
  Permits.wait();
  Permits.try_wait();
  Pool.join();
  co_await compute();
}
// CHECK: {{^}}[[@LINE-7]]: function 'waits': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'folly::fibers::Semaphore::wait': blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-6]]: call 'folly::fibers::Semaphore::try_wait': poll
// CHECK: {{^}}[[@LINE-6]]: call 'folly::CPUThreadPoolExecutor::join': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-6]]: await task lazy{{( can-await)?}}

folly::coro::Task<> offloads() {
  co_await folly::via(folly::Executor::KeepAlive<>(nullptr), [] { sleep(1); });
}
// CHECK: {{^}}[[@LINE-3]]: function 'offloads': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-3]]: await operation eager{{( can-await)?}}
// CHECK: {{^}}[[@LINE-4]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for

// What takes the exception too leaves nothing to lose.
struct handler {
  template <typename T> int operator()(T) const;
};
void continues(folly::Future<int> First, folly::Future<int> Second,
               folly::Future<int> Third) {
  (void)std::move(First).thenTry(handler());
  (void)std::move(Second).thenError(handler());
  (void)std::move(Third).thenValue(handler());
}
// CHECK: {{^}}[[@LINE-6]]: function 'continues': plain
// CHECK: {{^}}[[@LINE-5]]: call 'folly::Future::thenTry': error-path opt-out
// CHECK: {{^}}[[@LINE-5]]: call 'folly::Future::thenError': error-path opt-out

int main() {
  folly::coro::blockingWait(compute());
}
// CHECK: {{^}}[[@LINE-3]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'folly::coro::blockingWait': blocking=nested-loop operation=wait-task

folly::coro::Task<> cancels(folly::CancellationSource &Source) {
  Source.requestCancellation();
  co_await folly::coro::sleep(std::chrono::seconds(1));
}
// CHECK: {{^}}[[@LINE-4]]: function 'cancels': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call 'folly::CancellationSource::requestCancellation': cancels
// CHECK: {{^}}[[@LINE-4]]: call 'folly::coro::sleep': sleep
// CHECK: {{^}}[[@LINE-5]]: await{{.*}} cancelled=folly::OperationCancelled

folly::coro::Task<> joins() {
  folly::coro::AsyncScope Scope;
  folly::coro::CancellableAsyncScope Cancellable;
  co_return;
}
// CHECK: {{^}}[[@LINE-5]]: function 'joins': coroutine library=folly kind=lazy
// CHECK: {{^}}[[@LINE-5]]: scope 'Scope': terminates
// CHECK: {{^}}[[@LINE-5]]: scope 'Cancellable': terminates
