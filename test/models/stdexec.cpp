// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/stdexec %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/stdexec \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of stdexec, on a mock.

#include <exec/async_scope.hpp>
#include <exec/start_detached.hpp>
#include <exec/static_thread_pool.hpp>
#include <exec/task.hpp>
#include <stdexec/execution.hpp>
#include <unistd.h>

exec::task<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=stdexec kind=lazy

exec::task<int> forward() { return compute(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=stdexec kind=lazy

exec::task<void> awaits() {
  co_await compute();
  co_await stdexec::then(stdexec::just(), [] {});
}
// CHECK: {{^}}[[@LINE-4]]: function 'awaits': coroutine library=stdexec kind=lazy
// CHECK: {{^}}[[@LINE-4]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-4]]: await operation lazy
// CHECK: {{^}}[[@LINE-5]]: function 'lambda': plain

exec::task<void> spawns(exec::async_scope &Scope) {
  exec::start_detached(stdexec::just());
  Scope.spawn(stdexec::just());
  co_await Scope.on_empty();
  co_await stdexec::when_all(stdexec::just(), stdexec::just());
}
// CHECK: {{^}}[[@LINE-6]]: function 'spawns': coroutine library=stdexec kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'experimental::execution::start_detached': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'experimental::execution::__scope::async_scope::spawn': spawn
// CHECK: {{^}}[[@LINE-6]]: call 'experimental::execution::__scope::async_scope::on_empty': join
// CHECK: {{^}}[[@LINE-6]]: call 'stdexec::when_all': join
// CHECK: {{^}}[[@LINE-8]]: await
// CHECK: {{^}}[[@LINE-8]]: await operation lazy

exec::task<void> hops(exec::static_thread_pool &Pool) {
  // A task comes back to its own scheduler after each sender.
  co_await stdexec::schedule(Pool.get_scheduler());
  sleep(1);
  co_await exec::reschedule_coroutine_on(Pool.get_scheduler());
  sleep(2);
}
// CHECK: {{^}}[[@LINE-7]]: function 'hops': coroutine library=stdexec kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-5]]: call 'experimental::execution::reschedule_coroutine_on': hop
// CHECK: {{^}}[[@LINE-5]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-9]]: await
// CHECK: {{^}}[[@LINE-8]]: await can-await

exec::task<void> nests(stdexec::run_loop &Loop) {
  stdexec::sync_wait(stdexec::just(1));
  Loop.run();
  Loop.finish();
  co_return;
}
// CHECK: {{^}}[[@LINE-6]]: function 'nests': coroutine library=stdexec kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'stdexec::sync_wait': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-6]]: call 'stdexec::run_loop::run': blocking=nested-loop operation=run-loop

exec::task<void> ends() {
  exec::static_thread_pool Pool(2);
  co_return;
}
// CHECK: {{^}}[[@LINE-4]]: function 'ends': coroutine library=stdexec kind=lazy
// CHECK: {{^}}[[@LINE-4]]: destruction of 'Pool': blocking=wait operation=join-thread

exec::task<void> joins() {
  exec::async_scope Scope;
  stdexec::counting_scope Counting;
  co_return;
}
// CHECK: {{^}}[[@LINE-5]]: function 'joins': coroutine library=stdexec kind=lazy
// CHECK: {{^}}[[@LINE-5]]: scope 'Scope': dangles
// CHECK: {{^}}[[@LINE-5]]: scope 'Counting': terminates
