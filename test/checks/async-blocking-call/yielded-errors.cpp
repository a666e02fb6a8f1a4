// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs/lib/folly

// A task that ends by co_yield co_error(...) is no generator, whose consumer runs it.

#include <folly/coro/Task.h>
#include <chrono>
#include <thread>

folly::coro::Task<int> fails(bool known) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(std::chrono::seconds(1)))' suspends instead
  if (!known)
    co_yield folly::coro::co_error(1);
  co_return 1;
}
