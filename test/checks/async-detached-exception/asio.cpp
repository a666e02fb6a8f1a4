// RUN: %check_tidy %s async-detached-exception %t -- -std=c++20

// co_spawn with handlers that take no exception, on the real headers of
// Boost.Asio.

#include <boost/asio.hpp>
#include <stdexcept>
#include <string>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> throws(bool Bad) {
  if (Bad)
    throw std::runtime_error("bad");
  co_return;
}
awaitable<std::size_t> reads(tcp::socket &Socket) {
  char Data[64];
  co_return co_await Socket.async_read_some(asio::buffer(Data), use_awaitable);
}
awaitable<void> awaits(tcp::socket &Socket) { co_await reads(Socket); }
void check(int Value) {
  if (Value < 0)
    throw std::invalid_argument("negative");
}
awaitable<void> calls(int Value) {
  check(Value);
  co_return;
}
awaitable<void> forwards(int Value) { return calls(Value); }

void detaches(asio::io_context &Loop, tcp::socket &Socket) {
  asio::co_spawn(Loop, throws(true), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'throws' is swallowed without a word: 'asio::detached' takes none
  // CHECK-MESSAGES: :17:5: note: an exception is thrown here
  // CHECK-MESSAGES: :[[@LINE-3]]:38: note: a handler takes it
  asio::co_spawn(Loop, reads(Socket), boost::asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'reads' is swallowed without a word: 'boost::asio::detached' takes none
  // CHECK-MESSAGES: :22:13: note: '{{.*}}::async_read_some' is awaited here and throws its error
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: a handler takes it
  asio::co_spawn(Loop, awaits(Socket), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'awaits' is swallowed
  // CHECK-MESSAGES: :24:{{[0-9]+}}: note: 'reads' is awaited here and may throw
  // CHECK-MESSAGES: :[[@LINE-3]]:40: note: a handler takes it
  asio::co_spawn(Loop, calls(1), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'calls' is swallowed
  // CHECK-MESSAGES: :30:3: note: 'check' is called here and may throw
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: a handler takes it
  asio::co_spawn(Loop, forwards(1), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'forwards' is swallowed
  // CHECK-MESSAGES: note: 'check' is called here
  // CHECK-MESSAGES: note: a handler takes it
}

void lambdas(asio::io_context &Loop, asio::thread_pool &Pool, tcp::socket &Socket) {
  asio::co_spawn(
      Loop, [&Socket]() -> awaitable<void> { co_await reads(Socket); }, asio::detached);
  // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: an exception that leaves 'a lambda' is swallowed
  // CHECK-MESSAGES: note: 'reads' is awaited here
  // CHECK-MESSAGES: note: a handler takes it
  auto Work = [] { return throws(false); };
  asio::co_spawn(Pool, Work, asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'a lambda' is swallowed
  // CHECK-MESSAGES: note: an exception is thrown here
  // CHECK-MESSAGES: note: a handler takes it
  auto Task = throws(true);
  asio::co_spawn(Loop, std::move(Task), asio::bind_executor(Pool, asio::detached));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'throws' is swallowed without a word: 'asio::bind_executor(Pool, asio::detached)' takes none
  // CHECK-MESSAGES: note: an exception is thrown here
}

// A handler that does not look at its exception, a future that nobody keeps.
awaitable<void> elsewhere();
void handlers(asio::io_context &Loop, tcp::socket &Socket, int &Count) {
  asio::co_spawn(Loop, throws(true), [](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'throws' is swallowed without a word: the handler given to 'boost::asio::co_spawn' does not look at it
  // CHECK-MESSAGES: note: an exception is thrown here
  asio::co_spawn(Loop, reads(Socket), [&Count](std::exception_ptr Failure, std::size_t Size) { Count += Size; });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'reads' is swallowed
  // CHECK-MESSAGES: note: '{{.*}}::async_read_some' is awaited here
  asio::co_spawn(Loop, elsewhere(), [](auto...) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'elsewhere' is swallowed
  asio::co_spawn(Loop, throws(true), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'throws' is lost with the future: 'boost::asio::co_spawn' takes none
  // CHECK-MESSAGES: note: an exception is thrown here
}

// Handlers that let some exceptions through.
awaitable<void> catches_some(tcp::socket &Socket) {
  try {
    co_await reads(Socket);
    throw 1;
  } catch (const std::logic_error &) {
  }
}
awaitable<void> rethrows(tcp::socket &Socket) {
  try {
    co_await reads(Socket);
  } catch (...) {
    if (Socket.is_open())
      throw;
  }
}
void partly(asio::io_context &Loop, tcp::socket &Socket) {
  asio::co_spawn(Loop, catches_some(Socket), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'catches_some' is swallowed
  // CHECK-MESSAGES: note: 'reads' is awaited here
  // CHECK-MESSAGES: note: a handler takes it
  asio::co_spawn(Loop, rethrows(Socket), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'rethrows' is swallowed
  // CHECK-MESSAGES: note: an exception is thrown here
  // CHECK-MESSAGES: note: a handler takes it
}

// What only a wrong text makes throw.
asio::awaitable<int> reads_number(std::string Text) { co_return std::stoi(Text); }
asio::awaitable<int> reads_number_safely(std::string Text) {
  try {
    co_return std::stoi(Text);
  } catch (const std::exception &) {
    co_return 0;
  }
}
void detaches_numbers(asio::io_context &Loop, std::string Text) {
  asio::co_spawn(Loop, reads_number(Text), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'reads_number' is swallowed without a word: 'asio::detached' takes none
  // CHECK-MESSAGES: note: 'std::stoi' is called here and may throw
  // CHECK-MESSAGES: note: a handler takes it
  asio::co_spawn(Loop, reads_number_safely(Text), asio::detached);
}

// A guard that nobody hears of, or that comes too late.
struct unlocker {
  ~unlocker() { count_ = 0; }
  int count_ = 0;
};
struct on_end {
  on_end(std::function<void()> Act) : Act(Act) {}
  ~on_end() { Act(); }
  std::function<void()> Act;
};
asio::awaitable<void> counts(tcp::socket &Socket) {
  unlocker Guard;
  co_await reads(Socket);
}
asio::awaitable<void> guards_late(tcp::socket &Socket) {
  co_await reads(Socket);
  on_end Guard([] {});
}
void detaches_guarded(asio::io_context &Loop, tcp::socket &Socket) {
  asio::co_spawn(Loop, counts(Socket), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'counts' is swallowed
  // CHECK-MESSAGES: note: 'reads' is awaited here and may throw
  // CHECK-MESSAGES: note: a handler takes it
  asio::co_spawn(Loop, guards_late(Socket), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'guards_late' is swallowed
  // CHECK-MESSAGES: note: 'reads' is awaited here and may throw
  // CHECK-MESSAGES: note: a handler takes it
}

// A port that is taken.
asio::awaitable<void> listens(asio::io_context &Loop) {
  asio::ip::tcp::acceptor Acceptor(Loop, {asio::ip::tcp::v4(), 80});
  co_return;
}
asio::awaitable<void> listens_later(asio::io_context &Loop) {
  asio::ip::tcp::acceptor Acceptor(Loop);
  boost::system::error_code Error;
  Acceptor.open(asio::ip::tcp::v4(), Error);
  Acceptor.bind({asio::ip::tcp::v4(), 80}, Error);
  co_return;
}
void detaches_listeners(asio::io_context &Loop) {
  asio::co_spawn(Loop, listens(Loop), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'listens' is swallowed
  // CHECK-MESSAGES: :[[@LINE-13]]:27: note: 'boost::asio::ip::tcp::acceptor' is made here and may throw
  // CHECK-MESSAGES: note: a handler takes it
  asio::co_spawn(Loop, listens_later(Loop), asio::detached);
}
