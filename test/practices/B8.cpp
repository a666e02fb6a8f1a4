// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <vector>

folly::coro::Task<int> work(int id);

folly::coro::Task<void> bad(std::vector<int> ids) {
  std::vector<folly::coro::Task<int>> tasks;
  for (int id : ids)
    tasks.push_back(work(id)); // bad: async-unbounded-concurrency
  co_await folly::coro::collectAllRange(std::move(tasks));
}

folly::coro::Task<void> good(std::vector<int> ids) {
  std::vector<folly::coro::Task<int>> tasks;
  for (int id : ids)
    tasks.push_back(work(id));
  co_await folly::coro::collectAllWindowed(std::move(tasks), 8);
}
