// RUN: %check_tidy %s async-task-in-destructor %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly -isystem %inputs/lib/cppcoro -isystem %inputs/lib/seastar

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
struct Base {
  asio::any_io_executor ex_;
  virtual ~Base() = default;
};
struct Part {
  std::string name_;
  awaitable<void> run() {
    co_await pause_();
    name_.clear();
  }
};
class spawns_coroutine {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~spawns_coroutine() { co_spawn(ex_, close(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'spawns_coroutine::close' is started where the object of 'spawns_coroutine' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
class spawns_lambda {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~spawns_lambda() {
    co_spawn(
        ex_,
        [this]() -> awaitable<void> {
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: a lambda is started where the object of 'spawns_lambda' ends: it goes on with an object that is gone
        // CHECK-MESSAGES: :[[@LINE+2]]:11: note: it uses the object here
          co_await pause_();
          name_.clear();
        },
        detached);
  }
};
class spawns_through_lambda {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~spawns_through_lambda() {
    co_spawn(ex_, [this] { return close(); }, detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: a lambda is started where the object of 'spawns_through_lambda' ends: it goes on with an object that is gone
    // CHECK-MESSAGES: :[[@LINE-7]]:5: note: it uses the object here
  }
};
class gives_member {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~gives_member() { co_spawn(ex_, send_ref(name_), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'send_ref' is started where the object of 'gives_member' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-70]]:39: note: it uses the object here
};
class through_private_function {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }
  void shutdown() { co_spawn(ex_, close(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'through_private_function::close' is started where the object of 'through_private_function' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE+4]]:33: note: called by the destructor here
  // CHECK-MESSAGES: :[[@LINE-5]]:5: note: it uses the object here

public:
  ~through_private_function() { shutdown(); }
};
class begins_later {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    name_.clear();
    co_return;
  }

public:
  ~begins_later() { co_spawn(ex_, close(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'begins_later::close' is started where the object of 'begins_later' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-7]]:5: note: it uses the object here
};
class on_a_condition {
  asio::any_io_executor ex_;
  std::string name_;
  bool open_ = true;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~on_a_condition() {
    if (open_) {
      co_spawn(ex_, close(), detached);
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'on_a_condition::close' is started where the object of 'on_a_condition' ends: it goes on with an object that is gone
      // CHECK-MESSAGES: :[[@LINE-8]]:5: note: it uses the object here
    }
  }
};
class defined_outside {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~defined_outside();
};
defined_outside::~defined_outside() {
  co_spawn(ex_, close(), [](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'defined_outside::close' is started where the object of 'defined_outside' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-9]]:5: note: it uses the object here
}
class default_capture {
  asio::any_io_executor ex_;
  std::string name_;

public:
  ~default_capture() {
    co_spawn(
        ex_,
        [&]() -> awaitable<void> {
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: a lambda is started where the object of 'default_capture' ends: it goes on with an object that is gone
        // CHECK-MESSAGES: :[[@LINE+2]]:11: note: it uses the object here
          co_await pause_();
          name_.clear();
        },
        detached);
  }
};
class overrides : Base {
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~overrides() override { co_spawn(ex_, close(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'overrides::close' is started where the object of 'overrides' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
class counted : public std::enable_shared_from_this<counted> {
  asio::any_io_executor ex_;
  std::string name_;
  awaitable<void> close() {
    co_await pause_();
    name_.clear();
  }

public:
  ~counted() { co_spawn(ex_, close(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'counted::close' is started where the object of 'counted' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
class in_try {
  asio::io_context &io_;
  std::string name_;
  awaitable<void> flush() {
    co_await send(name_);
    name_.clear();
  }

public:
  ~in_try() {
    try {
      co_spawn(io_, flush(), detached);
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'in_try::flush' is started where the object of 'in_try' ends: it goes on with an object that is gone
      // CHECK-MESSAGES: :[[@LINE-9]]:19: note: it uses the object here
    } catch (...) {}
  }
};
class gives_itself {
  asio::any_io_executor ex_;

public:
  std::string name_;
  static awaitable<void> bye(gives_itself &a) {
    co_await pause_();
    a.name_.clear();
  }
  ~gives_itself() { co_spawn(ex_, bye(*this), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'gives_itself::bye' is started where the object of 'gives_itself' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:44: note: it uses the object here
};
class gives_its_address {
  asio::any_io_executor ex_;

public:
  std::string name_;
  static awaitable<void> bye(gives_its_address *a) {
    co_await pause_();
    a->name_.clear();
  }
  ~gives_its_address() { co_spawn(ex_, bye(this), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'gives_its_address::bye' is started where the object of 'gives_its_address' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:49: note: it uses the object here
};
class eager_member {
  std::string name_;
  own::detached_task close() {
    co_await tick();
    name_.clear();
  }

public:
  ~eager_member() { close(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'eager_member::close' is started where the object of 'eager_member' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
class eager_awaitable {
  std::string name_;
  own::eager_task<> close() {
    co_await tick();
    name_.clear();
  }

public:
  ~eager_awaitable() { (void)close(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'eager_awaitable::close' is started where the object of 'eager_awaitable' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
class eager_with_address {
  std::string name_;
  static own::detached_task bye(eager_with_address *e) {
    co_await tick();
    e->name_.clear();
  }

public:
  ~eager_with_address() { bye(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'eager_with_address::bye' is started where the object of 'eager_with_address' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-8]]:53: note: it uses the object here
};
class eager_with_member {
  std::string name_;
  static own::detached_task bye(std::string &e) {
    co_await tick();
    e.clear();
  }

public:
  ~eager_with_member() { bye(name_); }
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'eager_with_member::bye' is started where the object of 'eager_with_member' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-8]]:46: note: it uses the object here
};
class eager_lambda {
  std::string name_;

public:
  ~eager_lambda() {
    [this]() -> own::detached_task {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: a lambda is started where the object of 'eager_lambda' ends: it goes on with an object that is gone
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: it uses the object here
      co_await tick();
      name_.clear();
    }();
  }
};
class seastar_member {
  std::string name_;
  seastar::future<> close() {
    co_await seastar::make_ready_future<>();
    name_.clear();
  }

public:
  ~seastar_member() { (void)close(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'seastar_member::close' is started where the object of 'seastar_member' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
class waits_for_scope {
  folly::coro::CancellableAsyncScope scope_;

public:
  ~waits_for_scope() { folly::coro::blockingWait(scope_.cancelAndJoinAsync()); }
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the end of an object of 'waits_for_scope' blocks until 'folly::coro::CancellableAsyncScope::cancelAndJoinAsync' has ended: on the thread that runs it, for ever
};
class waits_for_member {
  std::string name_;
  Task<> close();

public:
  ~waits_for_member() { folly::coro::blockingWait(close()); }
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the end of an object of 'waits_for_member' blocks until 'waits_for_member::close' has ended: on the thread that runs it, for ever
};
class waits_by_lambda {
  cppcoro::async_scope scope_;

public:
  ~waits_by_lambda() {
    cppcoro::sync_wait([this]() -> cppcoro::task<> { co_await scope_.join(); }());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the end of an object of 'waits_by_lambda' blocks until 'a lambda' has ended: on the thread that runs it, for ever
  }
};
class waits_outside {
  cppcoro::task<> close();

public:
  ~waits_outside();
};
waits_outside::~waits_outside() { cppcoro::sync_wait(close()); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the end of an object of 'waits_outside' blocks until 'waits_outside::close' has ended: on the thread that runs it, for ever
class waits_for_future {
  asio::any_io_executor ex_;
  awaitable<void> close();

public:
  ~waits_for_future() { co_spawn(ex_, close(), use_future).get(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: the end of an object of 'waits_for_future' blocks until 'boost::asio::co_spawn' has ended: on the thread that runs it, for ever
};
class waits_for_held_future {
  asio::any_io_executor ex_;
  awaitable<void> close();

public:
  ~waits_for_held_future() {
    auto done = co_spawn(ex_, close(), use_future);
    done.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the end of an object of 'waits_for_held_future' blocks until 'boost::asio::co_spawn' has ended: on the thread that runs it, for ever
  }
};
class waits_in_private_function {
  Task<> wait() { co_await folly::coro::co_withExecutor(folly::getGlobalCPUExecutor(), inner()); }
  Task<> inner() { co_return; }
  Task<> close() { co_await wait(); }
  void shutdown() noexcept {
    try {
      folly::coro::blockingWait(close());
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the end of an object of 'waits_in_private_function' blocks until 'waits_in_private_function::close' has ended: on the thread that runs it, for ever
      // CHECK-MESSAGES: :[[@LINE+5]]:34: note: called by the destructor here
    } catch (...) {}
  }

public:
  ~waits_in_private_function() { shutdown(); }
};
class waits_on_a_condition {
  Task<> close();
  bool open_;

public:
  ~waits_on_a_condition() {
    if (open_)
      folly::coro::blockingWait(close());
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the end of an object of 'waits_on_a_condition' blocks until 'waits_on_a_condition::close' has ended: on the thread that runs it, for ever
  }
};
template <typename T> class of_template {
  asio::any_io_executor ex_;
  T name_;
  awaitable<void> close() {
    co_await pause_();
    name_ = T();
  }

public:
  ~of_template() { co_spawn(ex_, close(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'of_template::close' is started where the object of 'of_template' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: it uses the object here
};
void end(of_template<int> &object) { object.~of_template(); }
class part {
  asio::any_io_executor ex_;
  Part part_;

public:
  ~part() { co_spawn(ex_, part_.run(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'Part::run' is started where the object of 'part' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-375]]:5: note: it uses the object here
};
class owned_part {
  asio::any_io_executor ex_;
  std::unique_ptr<Part> part_;

public:
  ~owned_part() { co_spawn(ex_, part_->run(), detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'Part::run' is started where the object of 'owned_part' ends: it goes on with an object that is gone
  // CHECK-MESSAGES: :[[@LINE-384]]:5: note: it uses the object here
};
