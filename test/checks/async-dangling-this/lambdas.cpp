// RUN: %check_tidy %s async-dangling-this %t -- -std=c++20

// Lambdas that are spawned, and have of the object what they have captured.

#include <boost/asio.hpp>
#include <memory>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

class session : public std::enable_shared_from_this<session> {
public:
  void start() {
    asio::co_spawn(
        executor_,
        [this]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        // CHECK-MESSAGES: :[[@LINE-4]]:9: warning: the lambda goes on with an object that may be gone: it has captured 'this', and nothing that holds the object
        // CHECK-MESSAGES: :[[@LINE-7]]:5: note: the task is left to run by itself here
        // CHECK-MESSAGES: :[[@LINE-5]]:11: note: the object may go while this suspends
        // CHECK-MESSAGES: :[[@LINE-5]]:13: note: and is used here
        asio::detached);
  }
  void startByDefault() {
    asio::co_spawn(
        executor_,
        [=, this]() -> awaitable<void> {
          co_await read();
        },
        // CHECK-MESSAGES: :[[@LINE-3]]:9: warning: the lambda goes on with an object that may be gone: it has captured 'this', and nothing that holds the object
        // CHECK-MESSAGES: :[[@LINE-6]]:5: note: the task is left to run by itself here
        // CHECK-MESSAGES: :[[@LINE-4]]:20: note: the object is used here, in a coroutine that begins later
        asio::detached);
  }
  void startMember() {
    asio::co_spawn(executor_, [this] { return read(); }, asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'session::read' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE+105]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE+105]]:7: note: and is used here
  }
  // It runs up to the first suspension meanwhile.
  awaitable<void> startInCoroutine() {
    auto self = shared_from_this();
    asio::co_spawn(
        executor_,
        [this]() -> awaitable<void> {
          ++count_;
          co_await asio::post(use_awaitable);
          ++count_;
        },
        // CHECK-MESSAGES: :[[@LINE-5]]:9: warning: the lambda goes on with an object that may be gone: it has captured 'this', and nothing that holds the object
        // CHECK-MESSAGES: :[[@LINE-8]]:5: note: the task is left to run by itself here
        // CHECK-MESSAGES: :[[@LINE-5]]:11: note: the object may go while this suspends
        // CHECK-MESSAGES: :[[@LINE-5]]:13: note: and is used here
        asio::detached);
    co_await read();
  }

  // The lambda, or who is told of its end, holds the object.
  void startHolding() {
    asio::co_spawn(
        executor_,
        [this, self = shared_from_this()]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        asio::detached);
    auto me = shared_from_this();
    asio::co_spawn(
        executor_, [this, me] { return read(); }, asio::detached);
    asio::co_spawn(
        executor_, [me] { return me->read(); }, asio::detached);
    asio::co_spawn(
        executor_, [this] { return read(); }, [me](std::exception_ptr) {});
  }
  // So does the coroutine, from its first statement on.
  void startTaking() {
    asio::co_spawn(
        executor_,
        [this]() -> awaitable<void> {
          auto self = shared_from_this();
          co_await asio::post(use_awaitable);
          ++count_;
        },
        asio::detached);
    asio::co_spawn(executor_, [this] { return holding(); }, asio::detached);
  }
  void startAsking() {
    asio::co_spawn(
        executor_,
        [this, weak = weak_from_this()]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          if (auto self = weak.lock())
            ++count_;
        },
        asio::detached);
  }
  // Somebody waits for it.
  void startWithResult() {
    auto done = asio::co_spawn(
        executor_,
        [&]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        asio::use_future);
    done.get();
    asio::co_spawn(
        executor_, [this] { return read(); }, asio::use_future).get();
  }
  awaitable<void> awaits() {
    co_await asio::co_spawn(
        executor_,
        [this]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        use_awaitable);
  }
  // It uses nothing of the object, or not when that may be gone.
  awaitable<void> startFree() {
    asio::co_spawn(
        executor_,
        [this]() -> awaitable<void> {
          ++count_;
          co_await asio::post(use_awaitable);
        },
        asio::detached);
    asio::co_spawn(
        executor_,
        []() -> awaitable<void> { co_await asio::post(use_awaitable); },
        asio::detached);
    co_return;
  }
  // It is no coroutine, and gives no task of the object's.
  void startOther(std::function<awaitable<void>()> other) {
    asio::post(executor_, [this] { ++count_; });
    asio::co_spawn(executor_, [this, other] { return other(); }, asio::detached);
  }

private:
  awaitable<void> read() {
    co_await asio::post(use_awaitable);
    ++count_;
  }
  awaitable<void> holding() {
    auto self = shared_from_this();
    co_await asio::post(use_awaitable);
    ++count_;
  }

  asio::any_io_executor executor_;
  int count_ = 0;
};

// Who knows who owns it.
class server {
public:
  void start() {
    asio::co_spawn(
        loop_,
        [this]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        asio::detached);
  }

private:
  asio::io_context &loop_;
  int count_ = 0;
};

// Its loop ends with it.
class with_loop : public std::enable_shared_from_this<with_loop> {
public:
  void start() {
    asio::co_spawn(
        loop_,
        [this]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        asio::detached);
  }

private:
  asio::io_context loop_;
  int count_ = 0;
};

// In a template.
template <typename T> class pool : public std::enable_shared_from_this<pool<T>> {
public:
  void start() {
    asio::co_spawn(
        executor_,
        [this]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        // CHECK-MESSAGES: :[[@LINE-4]]:9: warning: the lambda goes on with an object that may be gone: it has captured 'this', and nothing that holds the object
        // CHECK-MESSAGES: :[[@LINE-7]]:5: note: the task is left to run by itself here
        // CHECK-MESSAGES: :[[@LINE-5]]:11: note: the object may go while this suspends
        // CHECK-MESSAGES: :[[@LINE-5]]:13: note: and is used here
        asio::detached);
  }
  void startHolding() {
    asio::co_spawn(
        executor_,
        [this, self = this->shared_from_this()]() -> awaitable<void> {
          co_await asio::post(use_awaitable);
          ++count_;
        },
        asio::detached);
  }

private:
  asio::any_io_executor executor_;
  T count_ = 0;
};
template class pool<int>;
