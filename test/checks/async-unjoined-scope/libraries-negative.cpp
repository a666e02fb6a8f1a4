// RUN: %check_tidy %s async-unjoined-scope %t -- -std=c++20 -isystem %inputs/lib/cobalt -isystem %inputs/lib/cppcoro -isystem %inputs/lib/libcoro -isystem %inputs/lib/seastar -isystem %inputs/lib/stdexec -isystem %inputs/lib/async-simple
// CHECK-SILENT

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

task<> joined() {
  async_scope scope;
  scope.spawn(work(1));
  co_await scope.join();
}
task<> error() {
  async_scope scope;
  std::exception_ptr ex;
  try {
    scope.spawn(work(1));
    co_await load();
  } catch (...) {
    ex = std::current_exception();
  }
  co_await scope.join();
  if (ex)
    std::rethrow_exception(ex);
}
void test() {
  cppcoro::sync_wait([]() -> task<> {
    async_scope scope;
    scope.spawn(work(1));
    co_await scope.join();
  }());
}
} // namespace with_cppcoro

namespace with_seastar {
using seastar::future;
using seastar::gate;
using namespace std::chrono_literals;
future<> work(int);
future<int> load();

future<> closed() {
  gate g;
  (void)seastar::with_gate(g, [] { return work(1); });
  co_await g.close();
}
future<> awaited() {
  gate g;
  co_await seastar::with_gate(g, [] { return work(1); });
}
future<> holder_here() {
  gate g;
  auto h = g.hold();
  co_await load();
}
future<> chain() {
  gate g;
  (void)seastar::with_gate(g, [] { return work(1); });
return_close:
  co_await g.close().then([] {});
}
future<> caught() {
  gate g;
  (void)seastar::with_gate(g, [] { return work(1); });
  std::exception_ptr e;
  try {
    co_await load();
  } catch (...) {
    e = std::current_exception();
  }
  co_await g.close();
  if (e)
    std::rethrow_exception(e);
}
class service2 {
  gate gate_;

public:
  future<> handle() {
    (void)seastar::with_gate(gate_, [] { return work(1); });
    co_return;
  }
  future<> stop() {
    return gate_.close();
  }
};
class service3 {
  gate gate_;

public:
  future<> handle() {
    co_await seastar::with_gate(gate_, [] { return work(1); });
  }
};
class service4 {
  gate gate_;

public:
  future<> handle() {
    auto h = gate_.hold();
    co_await load();
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
  co_await tasks.garbage_collect_and_yield_until_empty();
}
coro::task<> group(std::unique_ptr<pool> &p) {
  coro::task_group<pool> group{p};
  (void)group.start(work(1));
  co_await group;
}
coro::task<> polled(std::shared_ptr<pool> p) {
  coro::task_container<pool> tasks{p};
  tasks.start(work(1));
  while (!tasks.empty())
    co_await p->yield();
}
coro::task<> race_stop(std::stop_source s) {
  co_await coro::when_any(s, work(1), work(2));
}
coro::task<> race_later() {
  std::stop_source s;
  co_await coro::when_any(work(1), work(2));
  s.request_stop();
}
} // namespace with_libcoro

namespace with_stdexec {
exec::task<void> work(int);
exec::task<int> load();

exec::task<void> scope() {
  exec::async_scope scope;
  scope.spawn(stdexec::just(1));
  co_await scope.on_empty();
}
exec::task<void> counting() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(1), scope.get_token());
  co_await scope.join();
}
void main() {
  stdexec::counting_scope scope;
  stdexec::spawn(stdexec::just(1), scope.get_token());
  stdexec::sync_wait(scope.join());
}
} // namespace with_stdexec

namespace with_cobalt {
namespace cobalt = boost::cobalt;
cobalt::promise<void> work(int);
cobalt::promise<int> load();

cobalt::task<void> group() {
  cobalt::wait_group g;
  g.push_back(work(1));
  co_await g;
}
cobalt::task<void> wait() {
  cobalt::wait_group g;
  g.push_back(work(1));
  co_await load();
  co_await g.wait();
}
cobalt::task<void> cancel() {
  cobalt::wait_group g;
  g.push_back(work(1));
  co_await load();
  g.cancel();
  co_await g.wait();
}
cobalt::task<void> early(int n) {
  cobalt::wait_group g;
  g.push_back(work(1));
  if (n)
    co_return;
  co_await g;
}
cobalt::task<void> wait_one() {
  cobalt::wait_group g;
  g.push_back(work(1));
  while (g.size())
    co_await g.wait_one();
}
cobalt::task<void> race() {
  co_await cobalt::race(work(1), work(2));
}
} // namespace with_cobalt

namespace with_simple {
template <typename T> using Lazy = async_simple::coro::Lazy<T>;
Lazy<int> work(int);

Lazy<void> all() {
  std::vector<Lazy<int>> v;
  v.push_back(work(1));
  co_await async_simple::coro::collectAll(std::move(v));
}
} // namespace with_simple

namespace waits_otherwise {
using cppcoro::async_scope;
template <typename T = void> using task = cppcoro::task<T>;
struct latch {
  void count_down();
  cppcoro::async_scope::join_awaiter operator co_await();
};
task<> use(latch &);
task<int> load();
task<> waits_by_latch() {
  latch done;
  async_scope scope;
  scope.spawn(use(done));
  co_await done;
}
task<> lambda_latch() {
  latch done;
  async_scope scope;
  scope.spawn([](latch &d) -> task<> {
    d.count_down();
    co_return;
  }(done));
  co_await load();
  co_await done;
}
void plain_runs_by_hand(latch &l) {
  async_scope scope;
  scope.spawn(use(l));
  l.count_down();
}
} // namespace waits_otherwise

namespace after_its_end {
void thread() {
  seastar::gate g;
  seastar::with_gate(g, [] { return with_seastar::work(1); }).wait();
}
seastar::future<> after_close() {
  seastar::gate g;
  co_await g.close();
  (void)seastar::with_gate(g, [] { return with_seastar::work(1); });
}
} // namespace after_its_end
