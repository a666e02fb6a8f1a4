// RUN: %check_tidy %s async-unjoined-scope %t -- -std=c++20 -isystem %inputs/lib/cobalt -isystem %inputs/lib/cppcoro -isystem %inputs/lib/libcoro -isystem %inputs/lib/seastar -isystem %inputs/lib/stdexec -isystem %inputs/lib/async-simple

#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Lazy.h>
#include <boost/cobalt.hpp>
#include <coro/coro.hpp>
#include <coro/thread_pool.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <exception>
#include <exec/async_scope.hpp>
#include <exec/task.hpp>
#include <memory>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <stop_token>
#include <vector>

namespace with_cppcoro {
using cppcoro::async_scope;
template <typename T = void> using task = cppcoro::task<T>;
task<> work(int);
task<int> load();

task<> never() {
  async_scope scope;
  scope.spawn(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: work that still runs uses what is gone
  co_await load();
}
task<> between() {
  async_scope scope;
  scope.spawn(work(1));
  auto x = co_await load();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: an exception of 'with_cppcoro::load' leaves 'scope' without its join: work that still runs uses what is gone
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: given work here
  scope.spawn(work(x));
  co_await scope.join();
}
} // namespace with_cppcoro

namespace with_seastar {
using seastar::future;
using seastar::gate;
using namespace std::chrono_literals;
future<> work(int);
future<int> load();

future<> never() {
  gate g;
  (void)seastar::with_gate(g, [] { return work(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'g' is given work here and never joined: work that still runs uses what is gone
  co_await load();
}
future<> between() {
  gate g;
  (void)seastar::with_gate(g, [] { return work(1); });
  co_await load();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'with_seastar::load' leaves 'g' without its join: work that still runs uses what is gone
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: given work here
  co_await g.close();
}
future<> holder() {
  gate g;
  (void)work(1).then([h = g.hold()] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'g' is given work here and never joined: work that still runs uses what is gone
  co_return;
}
class service {
  gate gate_;

public:
  future<> handle() {
    (void)seastar::with_gate(gate_, [] { return work(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'gate_' is given work here, and no function of 'service' joins it: work that still runs uses what is gone
    co_return;
  }
};
} // namespace with_seastar

namespace with_libcoro {
using pool = coro::thread_pool;
coro::task<> work(int);
coro::task<int> load();

coro::task<> container(std::shared_ptr<pool> p) {
  coro::task_container<pool> tasks{p};
  tasks.start(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'tasks' is given work here and never joined: its destructor blocks the thread until the work has ended
  co_await load();
}
coro::task<> group(std::unique_ptr<pool> &p) {
  coro::task_group<pool> group{p};
  (void)group.start(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'group' is given work here and never joined: its destructor blocks the thread until the work has ended
  co_return;
}
coro::task<> race() {
  co_await coro::when_any(work(1), work(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the tasks that lose here run on: 'coro::when_any' neither cancels them nor waits for them
}
coro::task<> race_vector() {
  std::vector<coro::task<>> all;
  all.push_back(work(1));
  all.push_back(work(2));
  co_await coro::when_any(std::move(all));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the tasks that lose here run on: 'coro::when_any' neither cancels them nor waits for them
}
} // namespace with_libcoro

namespace with_stdexec {
exec::task<void> work(int);
exec::task<int> load();

exec::task<void> scope() {
  exec::async_scope scope;
  scope.spawn(stdexec::just(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: work that still runs uses what is gone
  co_await load();
}
exec::task<void> counting() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(1), scope.get_token());
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_await load();
}
exec::task<void> counting_early(int n) {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(1), scope.get_token());
  if (n)
    co_return;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'scope' is left here without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-4]]:42: note: given work here
  co_await scope.join();
}
} // namespace with_stdexec

namespace with_cobalt {
namespace cobalt = boost::cobalt;
cobalt::promise<void> work(int);
cobalt::promise<int> load();

cobalt::task<void> group() {
  cobalt::wait_group g;
  g.push_back(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'g' is given work here and never joined: the work is cancelled where its block ends
  g.push_back(work(2));
  co_return;
}
} // namespace with_cobalt

namespace with_simple {
template <typename T> using Lazy = async_simple::coro::Lazy<T>;
Lazy<int> work(int);

Lazy<void> any() {
  co_await async_simple::coro::collectAny(work(1), work(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the tasks that lose here run on: 'async_simple::coro::collectAny' neither cancels them nor waits for them
}
Lazy<void> any_vector() {
  std::vector<Lazy<int>> v;
  v.push_back(work(1));
  v.push_back(work(2));
  co_await async_simple::coro::collectAny(std::move(v));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the tasks that lose here run on: 'async_simple::coro::collectAny' neither cancels them nor waits for them
}
} // namespace with_simple
