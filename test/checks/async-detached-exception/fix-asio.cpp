// RUN: %check_tidy %s async-detached-exception %t --unsafe -- -std=c++20

// A handler in the place of the token, on the real headers of Boost.Asio.

#include <boost/asio.hpp>
#include <stdexcept>

namespace asio = boost::asio;

asio::awaitable<void> throws() {
  throw std::runtime_error("bad");
  co_return;
}
asio::awaitable<int> counts() {
  co_await throws();
  co_return 1;
}

void spawns(asio::io_context &Loop) {
  co_spawn(Loop, throws(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception that leaves 'throws' is swallowed
  // CHECK-MESSAGES: note: an exception is thrown here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: a handler takes it
  // CHECK-FIXES: {{^}}  co_spawn(Loop, throws(), [](std::exception_ptr failure, auto &&...) { if (failure) std::rethrow_exception(failure); });
  co_spawn(Loop, counts(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception that leaves 'counts' is swallowed
  // CHECK-MESSAGES: note: 'throws' is awaited here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: a handler takes it
  // CHECK-FIXES: {{^}}  co_spawn(Loop, counts(), [](std::exception_ptr failure, auto &&...) { if (failure) std::rethrow_exception(failure); });
}

// None within a binder or a macro.
#define SPAWN(Work) asio::co_spawn(Loop, Work, asio::detached)
void others(asio::io_context &Loop, asio::thread_pool &Pool) {
  co_spawn(Loop, throws(), asio::bind_executor(Pool, asio::detached));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception that leaves 'throws' is swallowed
  // CHECK-MESSAGES: note: an exception is thrown here
  SPAWN(throws());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception that leaves 'throws' is swallowed
  // CHECK-MESSAGES: note: expanded from macro 'SPAWN'
  // CHECK-MESSAGES: note: an exception is thrown here
}
