// RUN: %check_tidy %s async-detached-exception %t -- -std=c++20
// CHECK-SILENT

// What does not throw, or whose exception is taken.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <functional>
#include <iostream>
#include <stdexcept>

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<std::size_t> reads(tcp::socket &Socket) {
  char Data[64];
  co_return co_await Socket.async_read_some(asio::buffer(Data), use_awaitable);
}
awaitable<void> elsewhere();

// Everything is caught.
awaitable<void> catches_all(tcp::socket &Socket) {
  try {
    co_await reads(Socket);
  } catch (...) {
    std::cerr << "failed\n";
  }
}
awaitable<void> catches_standard(tcp::socket &Socket) {
  try {
    co_await reads(Socket);
    throw std::runtime_error("bad");
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
}
awaitable<void> catches_around(tcp::socket &Socket) try {
  try {
    co_await reads(Socket);
  } catch (const std::exception &) {
    throw;
  }
} catch (...) {
}
awaitable<void> through_another(tcp::socket &Socket) { co_await catches_all(Socket); }

// The error is a value.
awaitable<void> by_value(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), asio::as_tuple(use_awaitable));
  boost::system::error_code Failure;
  co_await Socket.async_read_some(asio::buffer(Data), asio::redirect_error(use_awaitable, Failure));
  using quiet = asio::as_tuple_t<asio::use_awaitable_t<>>::as_default_on_t<tcp::socket>;
  quiet Other(Socket.get_executor());
  auto [Again, More] = co_await Other.async_read_some(asio::buffer(Data));
}

// Nothing throws: a look at oneself, another thread, a clock that is only
// stopped on purpose, functions that promise it, lambdas that run later.
int compute(int Value) noexcept {
  if (Value < 0)
    throw 1;
  return Value;
}
awaitable<void> quiet(asio::steady_timer &Timer, asio::thread_pool &Pool) {
  auto Loop = co_await asio::this_coro::executor;
  co_await asio::post(asio::bind_executor(Pool, use_awaitable));
  co_await Timer.async_wait(use_awaitable);
  std::function<void()> Later = [] { throw 1; };
  compute(1);
}

void detaches(asio::io_context &Loop, tcp::socket &Socket, asio::steady_timer &Timer, asio::thread_pool &Pool) {
  asio::co_spawn(Loop, catches_all(Socket), detached);
  asio::co_spawn(Loop, catches_standard(Socket), detached);
  asio::co_spawn(Loop, catches_around(Socket), detached);
  asio::co_spawn(Loop, through_another(Socket), detached);
  asio::co_spawn(Loop, by_value(Socket), detached);
  asio::co_spawn(Loop, quiet(Timer, Pool), detached);
  // Its body is in another file.
  asio::co_spawn(Loop, elsewhere(), detached);
  asio::co_spawn(Loop, [] { return elsewhere(); }, detached);
}

// Somebody takes it.
void report(std::exception_ptr Failure) {
  if (Failure)
    std::rethrow_exception(Failure);
}
awaitable<void> taken(asio::io_context &Loop, tcp::socket &Socket, std::function<void(std::exception_ptr, std::size_t)> Handler) {
  asio::co_spawn(Loop, reads(Socket), [](std::exception_ptr Failure, std::size_t) {
    if (Failure)
      std::terminate();
  });
  asio::co_spawn(Loop, reads(Socket), [](auto Failure, auto...) { report(Failure); });
  asio::co_spawn(Loop, reads(Socket), Handler);
  asio::co_spawn(Loop, elsewhere(), report);
  co_await asio::co_spawn(Loop, reads(Socket), use_awaitable);
  auto Future = asio::co_spawn(Loop, reads(Socket), asio::use_future);
  Future.get();
}

// Look-alikes.
namespace my {
template <typename Task> void co_spawn(asio::io_context &, Task &&, asio::detached_t);
}
void looks_alike(asio::io_context &Loop, tcp::socket &Socket) {
  my::co_spawn(Loop, reads(Socket), detached);
  asio::post(Loop, detached);
}

// Its author says that nothing is thrown; what a library throws for a misuse is no evidence.
awaitable<void> says_nothing_throws(tcp::socket &Socket) noexcept {
  co_await reads(Socket);
}
void detaches_those(asio::io_context &Loop, tcp::socket &Socket) {
  asio::co_spawn(Loop, says_nothing_throws(Socket), detached);
}

// Whoever waits for its end is told of it.
struct on_end {
  on_end(std::function<void()> Act) : Act(Act) {}
  ~on_end() { Act(); }
  std::function<void()> Act;
};
template <typename F> class scope_end {
public:
  explicit scope_end(F Act) : Act(Act) {}
  ~scope_end() {
    if (!Released)
      Act();
  }

private:
  F Act;
  bool Released = false;
};
struct guarded_session {
  void close();
  awaitable<void> run(tcp::socket &Socket) {
    auto End = on_end([this] { close(); });
    co_await reads(Socket);
  }
  awaitable<void> run_by_template(tcp::socket &Socket) {
    scope_end End([this] { close(); });
    co_await reads(Socket);
  }
  void start(asio::io_context &Loop, tcp::socket &Socket) {
    asio::co_spawn(Loop, run(Socket), detached);
    asio::co_spawn(Loop, run_by_template(Socket), detached);
  }
};
