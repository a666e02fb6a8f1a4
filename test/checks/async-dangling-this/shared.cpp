// RUN: %check_tidy %s async-dangling-this %t -- -std=c++20

// Objects that go with their last holder.

#include <boost/asio.hpp>
#include <memory>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

class session : public std::enable_shared_from_this<session> {
public:
  explicit session(asio::ip::tcp::socket socket);

  void start() {
    asio::co_spawn(socket_.get_executor(), read(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'session::read' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE+63]]:14: note: the object is used here, in a coroutine that begins later
  }
  void startExplicitly() {
    co_spawn(
        socket_.get_executor(), [this] { return read(); }, asio::detached);
        // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'session::read' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
        // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is left to run by itself here
        // CHECK-MESSAGES: :[[@LINE+56]]:14: note: the object is used here, in a coroutine that begins later
    asio::co_spawn(socket_.get_executor(), this->read(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'session::read' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE+52]]:14: note: the object is used here, in a coroutine that begins later
  }
  awaitable<void> startInCoroutine() {
    auto self = shared_from_this();
    asio::co_spawn(socket_.get_executor(), late(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'session::late' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE+50]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE+50]]:7: note: and is used here
    co_await read();
  }
  void startIndirectly() {
    asio::co_spawn(socket_.get_executor(), outer(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'session::outer' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE+46]]:14: note: the object is used here, in a coroutine that begins later
  }
  void startHoldingLate() {
    asio::co_spawn(socket_.get_executor(), holdingLate(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'session::holdingLate' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE+48]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE+48]]:17: note: and is used here
  }

  // The coroutine holds the object, or who is told of its end does.
  void startHolding() {
    asio::co_spawn(socket_.get_executor(), holding(), asio::detached);
  }
  void startGiven() {
    asio::co_spawn(socket_.get_executor(), given(shared_from_this()),
                   asio::detached);
  }
  void startWithHandler() {
    asio::co_spawn(socket_.get_executor(), read(),
                   [self = shared_from_this()](std::exception_ptr) {});
  }
  void startAsking() {
    asio::co_spawn(socket_.get_executor(), asking(weak_from_this()),
                   asio::detached);
  }
  // It is awaited.
  awaitable<void> awaits() { co_await read(); }
  awaitable<void> returns() { return read(); }
  // It uses nothing of the object.
  void startFree() {
    asio::co_spawn(socket_.get_executor(), free(), asio::detached);
    asio::co_spawn(socket_.get_executor(), ofClass(), asio::detached);
  }

private:
  awaitable<void> read() {
    co_await socket_.async_wait(asio::ip::tcp::socket::wait_read,
                                use_awaitable);
    ++count_;
  }
  awaitable<void> late() {
    co_await asio::post(use_awaitable);
    ++count_;
  }
  awaitable<void> outer() {
    co_await read();
  }
  awaitable<void> holding() {
    auto self = shared_from_this();
    co_await late();
    ++count_;
  }
  awaitable<void> holdingLate() {
    co_await asio::post(use_awaitable);
    auto self = shared_from_this();
    ++count_;
  }
  awaitable<void> given(std::shared_ptr<session> self) {
    co_await late();
    ++count_;
  }
  awaitable<void> asking(std::weak_ptr<session> weak) {
    co_await asio::post(use_awaitable);
    if (auto self = weak.lock())
      ++count_;
  }
  awaitable<void> free() {
    co_await asio::post(use_awaitable);
  }
  static awaitable<void> ofClass() {
    co_await asio::post(use_awaitable);
  }

  asio::ip::tcp::socket socket_;
  int count_ = 0;
};

// Of no base that says so, and who knows who owns it.
class server {
public:
  void start() { asio::co_spawn(loop_, run(), asio::detached); }

private:
  awaitable<void> run() {
    co_await asio::post(use_awaitable);
    ++count_;
  }
  asio::io_context &loop_;
  int count_ = 0;
};

// Its loop ends with it; its destructor waits.
class with_loop : public std::enable_shared_from_this<with_loop> {
public:
  void start() { asio::co_spawn(loop_, run(), asio::detached); }

private:
  awaitable<void> run() {
    co_await asio::post(use_awaitable);
    ++count_;
  }
  asio::io_context loop_;
  int count_ = 0;
};
class with_pool : public std::enable_shared_from_this<with_pool> {
public:
  ~with_pool() { stop(); }
  void start(asio::any_io_executor on) {
    asio::co_spawn(on, run(), asio::detached);
  }

private:
  void stop() { pool_->join(); }
  awaitable<void> run() {
    co_await asio::post(use_awaitable);
    ++count_;
  }
  asio::thread_pool *pool_;
  int count_ = 0;
};
