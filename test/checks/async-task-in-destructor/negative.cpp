// RUN: %check_tidy %s async-task-in-destructor %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly -isystem %inputs/lib/cppcoro -isystem %inputs/lib/seastar
// CHECK-SILENT

#include "task.h"
#include <boost/asio.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/executors/CPUThreadPoolExecutor.h>
#include <folly/executors/GlobalExecutor.h>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::co_spawn;
using asio::detached;
using asio::use_future;
awaitable<void> pause_();
awaitable<void> send(std::string);
awaitable<void> send_ref(std::string &s) {
  co_await pause_();
  s.clear();
}
own::eager_task<> tick();
own::detached_task later(std::string);
template <typename T = void> using Task = folly::coro::Task<T>;
struct Part {
  std::string name_;
  awaitable<void> run() {
    co_await pause_();
    name_.clear();
  }
};
class moves_member_out {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~moves_member_out() { co_spawn(ex_, send(std::move(name_)), detached); }
};
class moves_into_lambda {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~moves_into_lambda() {
    co_spawn(
        ex_, [name = std::move(name_)]() mutable -> awaitable<void> { co_await send(std::move(name)); },
        detached);
  }
};
class only_cancels {
  asio::ip::tcp::socket s_;
  asio::steady_timer t_;

public:
  ~only_cancels() {
    t_.cancel();
    s_.close();
  }
};
class joins_thread {
  asio::io_context io_;
  std::thread t_;

public:
  ~joins_thread() {
    io_.stop();
    t_.join();
  }
};
class shares_state {
  asio::any_io_executor ex_;
  std::shared_ptr<std::string> state_;
  static awaitable<void> bye(std::shared_ptr<std::string> s) {
    co_await pause_();
    s->clear();
  }

public:
  ~shares_state() { co_spawn(ex_, bye(state_), detached); }
};
class runs_own_loop {
  asio::io_context io_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~runs_own_loop() {
    co_spawn(io_, close(), detached);
    io_.run();
  }
};
class only_runs_loop {
  asio::io_context io_;

public:
  ~only_runs_loop() { io_.run(); }
};
class stopped_before {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  void stop() { co_spawn(ex_, close(), detached); }
  ~stopped_before() {}
};
class not_only_called_there {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }
  void shutdown() { co_spawn(ex_, close(), detached); }

public:
  void stop() { shutdown(); }
  ~not_only_called_there() {
    if (false)
      shutdown();
  }
};
class calls_back {
  std::function<void()> on_close_;

public:
  ~calls_back() {
    if (on_close_)
      on_close_();
  }
};
class gives_parameter {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close(std::string n) { co_await send(n); }

public:
  ~gives_parameter() { co_spawn(ex_, close(std::move(name_)), detached); }
};
class starts_nothing {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~starts_nothing() {
    auto make = [this]() -> awaitable<void> {
      co_await pause_();
      name_.clear();
    };
    (void)make;
  }
};
class resets {
  std::unique_ptr<asio::steady_timer> t_;

public:
  ~resets() {
    if (t_)
      t_->cancel();
    t_.reset();
  }
};
class shared_part {
  asio::any_io_executor ex_;
  struct Impl {
    std::string name;
    awaitable<void> run(std::shared_ptr<Impl> self) {
      co_await pause_();
      self->name.clear();
    }
  };
  std::shared_ptr<Impl> impl_;

public:
  ~shared_part() { co_spawn(ex_, impl_->run(impl_), detached); }
};
class own_pool {
  asio::thread_pool pool_;

public:
  ~own_pool() {
    pool_.stop();
    pool_.join();
  }
};
class copies {
  asio::any_io_executor ex_;
  std::string name_;
  static awaitable<void> bye(std::string n) { co_await send(std::move(n)); }

public:
  ~copies() { co_spawn(ex_, bye(name_), detached); }
};
class posts_copy {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~posts_copy() {
    asio::post(ex_, [n = name_] {});
  }
};
class never_suspends {
  std::string name_;
  own::detached_task close() {
    name_.clear();
    co_return;
  }

public:
  ~never_suspends() { close(); }
};
class takes_its_own {
  std::string name_;
  own::detached_task close() {
    auto n = std::move(name_);
    co_await tick();
    n.clear();
  }

public:
  ~takes_its_own() { close(); }
};
class gives_moved {
  std::string name_;

public:
  ~gives_moved() { later(std::move(name_)); }
};
class gate_is_closed {
  seastar::gate g_;

public:
  ~gate_is_closed() {}
  seastar::future<> stop() { return g_.close(); }
};
class awaited_elsewhere {
  std::string name_;
  own::eager_task<> close() {
    co_await tick();
    name_.clear();
  }

public:
  own::eager_task<> stop() { co_await close(); }
  ~awaited_elsewhere() = default;
};
class generates {
  std::vector<int> v_;
  own::generator<int> all() {
    for (int i : v_)
      co_yield i;
  }

public:
  ~generates() {
    for (int i : all())
      (void)i;
  }
};
class uses_nothing {
  own::detached_task log() { co_await tick(); }

public:
  ~uses_nothing() { log(); }
};
class joins {
  std::thread t_;

public:
  ~joins() {
    if (t_.joinable())
      t_.join();
  }
};
class waits_for_unknown {
  std::future<void> f_;

public:
  ~waits_for_unknown() { f_.wait(); }
};
class has_own_pool {
  folly::CPUThreadPoolExecutor pool_{4};
  folly::coro::AsyncScope scope_;

public:
  ~has_own_pool() { folly::coro::blockingWait(scope_.joinAsync()); }
};
class waits_in_stop {
  Task<> close();

public:
  void stop() { folly::coro::blockingWait(close()); }
  ~waits_in_stop() {}
};
class has_own_thread {
  std::jthread t_;
  cppcoro::async_scope scope_;

public:
  ~has_own_thread() {
    cppcoro::sync_wait([this]() -> cppcoro::task<> { co_await scope_.join(); }());
  }
};
class runs_loop_first {
  asio::io_context io_;
  awaitable<void> close();

public:
  ~runs_loop_first() {
    auto done = co_spawn(io_, close(), use_future);
    io_.run();
    done.get();
  }
};
class locks {
  std::mutex m_;

public:
  ~locks() { std::lock_guard l(m_); }
};
class drops_lazy {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~drops_lazy() {
    auto task = close();
    (void)task;
  }
};
class copies_elements {
  asio::any_io_executor ex_;
  std::vector<std::string> names_;

public:
  ~copies_elements() {
    for (auto &n : names_) {
      co_spawn(ex_, send(n), detached);
    }
  }
};
class lends_elements {
  asio::any_io_executor ex_;
  std::vector<std::string> names_;

public:
  ~lends_elements() {
    for (auto &n : names_)
      co_spawn(ex_, send_ref(n), detached);
  }
};
class part_of_others {
  asio::any_io_executor ex_;
  Part &part_;

public:
  ~part_of_others() { co_spawn(ex_, part_.run(), detached); }
};
class shares_part {
  asio::any_io_executor ex_;
  std::shared_ptr<Part> part_;

public:
  ~shares_part() {
    co_spawn(ex_, [p = part_]() -> awaitable<void> { co_await p->run(); }, detached);
  }
};
class waits_for_what_never_suspends {
  Task<> close() {
    name_.clear();
    co_return;
  }
  std::string name_;

public:
  ~waits_for_what_never_suspends() { folly::coro::blockingWait(close()); }
};
class has_shared_pool {
  std::shared_ptr<folly::CPUThreadPoolExecutor> pool_;
  folly::coro::CancellableAsyncScope scope_;

public:
  ~has_shared_pool() { folly::coro::blockingWait(scope_.cancelAndJoinAsync()); }
};
