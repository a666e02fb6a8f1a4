// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs/lib/cppcoro

// A loop inside the loop waits for work that only the outer one can do.

#include <boost/asio.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>

namespace asio = boost::asio;

cppcoro::task<int> work();

cppcoro::task<int> waits() {
  co_return cppcoro::sync_wait(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'cppcoro::sync_wait' runs an event loop inside this coroutine: it {{.*}}, which can deadlock; {{.*}} [async-blocking-call]
}

asio::awaitable<void> runs(asio::io_context &Loop) {
  Loop.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boost::asio::io_context::run' runs an event loop inside this coroutine
  // Takes what is ready and never waits.
  Loop.poll();
  co_return;
}

// Where the loop begins.
int main() {
  asio::io_context Loop;
  asio::co_spawn(Loop, runs(Loop), asio::detached);
  Loop.run();
  return cppcoro::sync_wait(work());
}
