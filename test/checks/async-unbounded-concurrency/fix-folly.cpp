// RUN: %check_tidy %s async-unbounded-concurrency %t --unsafe -- -std=c++20 -I%inputs/lib/folly

// A join with a window in the place of one without.

#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <string>
#include <vector>

folly::coro::Task<int> fetch(std::string Url);

folly::coro::Task<void> all(std::vector<std::string> Urls) {
  std::vector<folly::coro::Task<int>> Tasks;
  for (const auto &Url : Urls)
    Tasks.push_back(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: one task of 'fetch' per element of 'Urls' runs at once, joined by 'folly::coro::collectAllRange', and nothing limits how many; folly::coro::collectAllWindowed would
  co_await folly::coro::collectAllRange(std::move(Tasks));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: note: at most 16 at once here
  // CHECK-FIXES: {{^}}  co_await folly::coro::collectAllWindowed(std::move(Tasks), 16);
}

folly::coro::Task<void> windowed(std::vector<std::string> Urls) {
  std::vector<folly::coro::Task<int>> Tasks;
  for (const auto &Url : Urls)
    Tasks.push_back(fetch(Url));
  co_await folly::coro::collectAllWindowed(std::move(Tasks), 8);
}
