// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/seastar %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/seastar \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Seastar, on a mock.

#include <seastar/core/condition-variable.hh>
#include <chrono>
#include <seastar/core/app-template.hh>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/loop.hh>
#include <seastar/core/semaphore.hh>
#include <seastar/core/sleep.hh>
#include <seastar/core/smp.hh>
#include <seastar/core/thread.hh>
#include <seastar/core/when_all.hh>
#include <seastar/coroutine/parallel_for_each.hh>
#include <seastar/util/log.hh>
#include <unistd.h>
#include <vector>

seastar::future<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=seastar kind=eager

seastar::future<> forward() { return seastar::sleep(std::chrono::seconds(1)); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=seastar kind=eager
// CHECK: {{^}}[[@LINE-2]]: call 'seastar::sleep': sleep

seastar::future<> awaits(std::vector<int> Values) {
  co_await compute();
  co_await seastar::sleep(std::chrono::seconds(1));
  co_await seastar::coroutine::parallel_for_each(Values, [](int) { return forward(); });
}
// CHECK: {{^}}[[@LINE-5]]: function 'awaits': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-4]]: call 'seastar::sleep': sleep
// CHECK: {{^}}[[@LINE-6]]: await task eager can-await
// CHECK: {{^}}[[@LINE-6]]: await task eager can-await
// CHECK: {{^}}[[@LINE-6]]: await operation lazy can-await
// CHECK: {{^}}[[@LINE-7]]: function 'lambda': async library=seastar kind=eager

seastar::future<> joins(std::vector<int> Values) {
  co_await seastar::when_all(compute(), compute());
  co_await seastar::parallel_for_each(Values, [](int) { return forward(); });
}
// CHECK: {{^}}[[@LINE-4]]: function 'joins': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-4]]: call 'seastar::when_all': join
// CHECK: {{^}}[[@LINE-4]]: call 'seastar::parallel_for_each': borrows-callable calls-now{{.*}}fan-out join limiting
// CHECK: {{^}}[[@LINE-6]]: await task eager can-await
// CHECK: {{^}}[[@LINE-6]]: await task eager can-await
// CHECK: {{^}}[[@LINE-7]]: function 'lambda': async library=seastar kind=eager

seastar::future<> limits(seastar::semaphore &Permits, std::vector<int> Values) {
  co_await Permits.wait();
  auto Units = co_await seastar::get_units(Permits, 1);
  co_await seastar::with_semaphore(Permits, 1, [] { return forward(); });
  co_await seastar::max_concurrent_for_each(Values, 8, [](int) { return forward(); });
}
// CHECK: {{^}}[[@LINE-6]]: function 'limits': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::semaphore::wait': limiter wait
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::get_units': limiter lock
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::with_semaphore': drops-callable limiter
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::max_concurrent_for_each': calls-now join limiter
// CHECK: {{^}}[[@LINE-10]]: await task eager can-await
// CHECK: {{^}}[[@LINE-10]]: await task eager can-await
// CHECK: {{^}}[[@LINE-10]]: await task eager can-await
// CHECK: {{^}}[[@LINE-10]]: await task eager can-await
// CHECK: {{^}}[[@LINE-12]]: function 'lambda': async library=seastar kind=eager
// CHECK: {{^}}[[@LINE-12]]: function 'lambda': async library=seastar kind=eager

// The callback runs on the same reactor.
seastar::future<> callsBack(std::vector<int> Values) {
  co_await seastar::do_for_each(Values, [](int) {
    sleep(1);
    return forward();
  });
}
// CHECK: {{^}}[[@LINE-6]]: function 'callsBack': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::do_for_each': calls-now
// CHECK: {{^}}[[@LINE-6]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: await task eager can-await
// CHECK: {{^}}[[@LINE-9]]: function 'lambda': async library=seastar kind=eager
// CHECK: {{^}}[[@LINE-9]]: call 'sleep': blocking=sleep operation=sleep-for

seastar::future<> logs(seastar::logger &Log) {
  Log.info("{}", 1);
  Log.log(seastar::log_level::error, "{}", 2);
  co_return;
}
// CHECK: {{^}}[[@LINE-5]]: function 'logs': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-5]]: call 'seastar::logger::info': sink=log
// CHECK: {{^}}[[@LINE-5]]: call 'seastar::logger::log': sink=log

seastar::future<> waits() {
  auto Future = compute();
  Future.wait();
  // A future that is known to be ready gives its value without waiting.
  if (Future.available())
    Future.get();
  co_return;
}
// CHECK: {{^}}[[@LINE-8]]: function 'waits': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-7]]: call 'seastar::future::wait': ready-after blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::future::available': keep ready-test
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::future::get': blocking=nested-loop operation=wait-task

seastar::future<> ignores() {
  compute().ignore_ready_future();
  co_return;
}
// CHECK: {{^}}[[@LINE-4]]: function 'ignores': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-4]]: call 'seastar::future::ignore_ready_future': opt-out

// What takes the exception too leaves nothing to lose.
struct handler {
  template <typename T> int operator()(T) const;
};
seastar::future<> continues() {
  (void)compute().then_wrapped(handler());
  (void)compute().handle_exception(handler());
  (void)compute().then(handler());
  co_return;
}
// CHECK: {{^}}[[@LINE-6]]: function 'continues': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::future::then_wrapped': drops-callable error-path opt-out ready-callback
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::future::handle_exception': drops-callable error-path opt-out
// CHECK: {{^}}[[@LINE-6]]: call 'seastar::future::then': completion drops-callable ready-callback

// One per shard; what waits for what others do.
seastar::future<> counts(seastar::gate &Gate) {
  seastar::smp::all_cpus();
  co_await Gate.close();
}
// CHECK: {{^}}[[@LINE-4]]: function 'counts': coroutine library=seastar kind=eager
// CHECK: {{^}}[[@LINE-4]]: call 'seastar::smp::all_cpus': machine-size
// CHECK: {{^}}[[@LINE-4]]: call 'seastar::gate::close': cleanup closes-awaited wait
// CHECK: {{^}}[[@LINE-5]]: await task eager can-await

int main(int Count, char **Arguments) {
  seastar::app_template App;
  return App.run(Count, Arguments, [] { return compute(); });
}
// CHECK: {{^}}[[@LINE-4]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'seastar::app_template::run': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-4]]: function 'lambda': async library=seastar kind=eager

seastar::future<> cancels(seastar::abort_source &Source,
                          seastar::condition_variable &Changed) {
  Source.request_abort();
  co_await seastar::sleep_abortable(std::chrono::seconds(1), Source);
  co_await Changed.wait();
}
// CHECK: {{^}}[[@LINE-6]]: function 'cancels': coroutine library=seastar
// CHECK: {{^}}[[@LINE-5]]: call 'seastar::abort_source::request_abort': cancels
// CHECK: {{^}}[[@LINE-5]]: call 'seastar::sleep_abortable': sleep
// CHECK: {{^}}[[@LINE-5]]: call 'seastar::condition_variable::wait': wait
// CHECK: {{^}}[[@LINE-7]]: await{{.*}} cancelled=seastar::sleep_aborted
// CHECK: {{^}}[[@LINE-7]]: await{{.*}} cancelled=seastar::broken_condition_variable

seastar::future<> joins() {
  seastar::gate Gate;
  co_return;
}
// CHECK: {{^}}[[@LINE-4]]: function 'joins': coroutine library=seastar kind=eager stays-on-thread
// CHECK: {{^}}[[@LINE-4]]: scope 'Gate': dangles
