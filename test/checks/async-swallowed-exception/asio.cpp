// RUN: %check_tidy %s async-swallowed-exception %t -- -std=c++20

// Every exception ends in a handler that does nothing.

#include <boost/asio.hpp>
#include <iostream>
#include <stdexcept>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> serve(tcp::socket &Socket);
awaitable<int> ask(tcp::socket &Socket);
awaitable<void> other();

awaitable<void> ends(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
  }
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: it may throw here
}

awaitable<void> goes_on(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &) {
    ;
  }
  // CHECK-MESSAGES: :[[@LINE-3]]:5: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-5]]:5: note: it may throw here
  co_await other();
}

awaitable<void> returns(tcp::socket &Socket) {
  try {
    const int Answer = co_await ask(Socket);
    std::cout << Answer;
  } catch (const std::exception &Error) {
    (void)Error;
    co_return;
  }
  // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: this handler hides that 'ask' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-7]]:24: note: it may throw here
  co_await other();
}

awaitable<void> of_an_operation(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    try {
      co_await Socket.async_read_some(asio::buffer(Data), use_awaitable);
    } catch (const boost::system::system_error &) {
      break;
    }
    // CHECK-MESSAGES: :[[@LINE-3]]:7: warning: this handler hides that 'boost::asio::ip::tcp::socket::async_read_some' has failed: the exception is neither passed on, kept, answered nor logged
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: it may throw here
  }
}

awaitable<void> of_each(std::vector<tcp::socket> &Sockets) {
  for (tcp::socket &Socket : Sockets) {
    try {
      co_await serve(Socket);
    } catch (const std::runtime_error &) {
      continue;
    }
    // CHECK-MESSAGES: :[[@LINE-3]]:7: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: it may throw here
  }
}

awaitable<void> in_a_function_try(tcp::socket &Socket) try {
  co_await serve(Socket);
} catch (...) {
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
// CHECK-MESSAGES: :[[@LINE-4]]:3: note: it may throw here

auto in_a_lambda = [](tcp::socket &Socket) -> awaitable<void> {
  try {
    co_await serve(Socket);
  } catch (...) {
  }
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: it may throw here
};

// Only the first of them takes what is usual.
awaitable<void> two_handlers(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &) {
  } catch (...) {
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: it may throw here
  }
}

// What is for tools says nothing.
awaitable<void> for_tools(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) { // NOLINT(bugprone-empty-catch)
  }
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: it may throw here
}

template <typename Stream> awaitable<void> of_any(Stream &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &) {
  }
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this handler hides that 'serve' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: it may throw here
}
template awaitable<void> of_any(tcp::socket &);

awaitable<void> a_call_that_throws(tcp::socket &Socket, std::string Text) {
  try {
    std::cout << std::stoi(Text);
  } catch (...) {
  }
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: this handler hides that 'std::stoi' has failed: the exception is neither passed on, kept, answered nor logged
  // CHECK-MESSAGES: :[[@LINE-4]]:18: note: it may throw here
  co_await serve(Socket);
}
