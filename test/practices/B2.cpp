// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>

folly::coro::Task<int> fetch(int id);

folly::coro::Task<void> bad() {
  auto [first, second] = co_await folly::coro::collectAllTry(fetch(1), fetch(2)); // bad: async-ignored-error
  co_return;
}

folly::coro::Task<int> good() {
  auto [first, second] = co_await folly::coro::collectAllTry(fetch(1), fetch(2));
  if (first.hasException() || second.hasException())
    co_return 0;
  co_return first.value() + second.value();
}
