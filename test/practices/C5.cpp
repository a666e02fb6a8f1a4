// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>

folly::coro::Task<void> work(int id);

folly::coro::Task<void> bad(bool more) {
  folly::coro::AsyncScope scope;
  scope.add(work(1));
  if (!more)
    co_return; // bad: async-unjoined-scope
  scope.add(work(2));
  co_await scope.joinAsync();
}

folly::coro::Task<void> good() {
  folly::coro::AsyncScope scope;
  scope.add(work(1));
  co_await scope.joinAsync();
}
