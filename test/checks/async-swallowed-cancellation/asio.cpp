// RUN: %check_tidy %s async-swallowed-cancellation %t -- -std=c++20

// A cancelled coroutine's next await throws as well: a loop that catches it in
// each round spins.

#include <boost/asio.hpp>
#include <iostream>
#include <stdexcept>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::error::operation_aborted;
using asio::ip::tcp;

awaitable<void> serve_one(tcp::socket &Socket);

awaitable<void> logs(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    try {
      co_await Socket.async_read_some(asio::buffer(Data), use_awaitable);
    } catch (const boost::system::system_error &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
    // CHECK-MESSAGES: if (Error.code() == boost::asio::error::operation_aborted) throw;
      std::cerr << Error.what();
    }
  }
}

awaitable<void> takes_all(tcp::socket &Socket) {
  while (true) {
    try {
      co_await serve_one(Socket);
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    }
  }
}

awaitable<void> by_its_base(tcp::socket &Socket) {
  do {
    try {
      co_await serve_one(Socket);
    } catch (const std::runtime_error &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
      std::cerr << Error.what() << '\n';
      continue;
    }
  } while (true);
}

// What leaves the loop for another error does not for this one.
awaitable<void> leaves_for_others(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
    // CHECK-MESSAGES: if (Error.code() == boost::asio::error::operation_aborted) throw;
      if (Error.code() == asio::error::eof)
        co_return;
      std::cerr << Error.what();
    }
  }
}

// Both handlers of the loop take it.
awaitable<void> waits_in_a_try(tcp::socket &Socket, asio::steady_timer &Timer) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE+5]]:7: note: and awaits again here
      std::cerr << Error.what();
    }
    try {
      Timer.expires_after(std::chrono::seconds(1));
      co_await Timer.async_wait(use_awaitable);
    } catch (...) {
    }
  }
}

// The acceptor is closed by whoever stops the server.
class server {
public:
  awaitable<void> accept() {
    for (;;) {
      try {
        co_await Acceptor.async_accept(use_awaitable);
      } catch (const std::exception &Error) {
      // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
      // CHECK-MESSAGES: :[[@LINE-3]]:9: note: cancelled here
        std::cerr << Error.what();
      }
    }
  }
  void stop() { Acceptor.close(); }

private:
  tcp::acceptor Acceptor;
};

awaitable<void> ignores_the_code(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    boost::system::error_code Error;
    co_await Socket.async_read_some(
        asio::buffer(Data), asio::redirect_error(use_awaitable, Error));
    if (Error == operation_aborted)
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the loop goes on after 'boost::asio::error::operation_aborted': the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cancelled here
      continue;
    if (Error)
      break;
  }
}

awaitable<void> ignores_a_part(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    const auto [Error, Size] = co_await Socket.async_read_some(
        asio::buffer(Data), asio::as_tuple(use_awaitable));
    if (Error && Error != operation_aborted)
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the loop goes on after 'boost::asio::error::operation_aborted': the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-4]]:32: note: cancelled here
      co_return;
  }
}

// It lets all others out.
awaitable<void> just_this(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &Failed) {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      // CHECK-MESSAGES: if (Failed.code() == boost::asio::error::operation_aborted) throw;
      if (Failed.code() == operation_aborted)
        continue;
      throw;
    }
  }
}

auto in_a_lambda = [](tcp::socket &Socket) -> awaitable<void> {
  for (;;)
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
      std::cerr << "failed\n";
    }
};

template <typename Stream> awaitable<void> of_any(Stream &From) {
  char Data[64];
  for (;;) {
    try {
      co_await From.async_read_some(asio::buffer(Data), use_awaitable);
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
      std::cerr << Error.what();
    }
  }
}
template awaitable<void> of_any(tcp::socket &);
