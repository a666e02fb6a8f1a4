// RUN: %check_tidy %s async-unjoined-scope %t --option CheckExceptions=false -- -std=c++20 -isystem %inputs/lib/folly
// CHECK-SILENT

#include <folly/coro/AsyncScope.h>

folly::coro::Task<> work();
folly::coro::Task<int> load();

folly::coro::Task<> between() {
  folly::coro::AsyncScope scope;
  scope.add(work());
  co_await load();
  co_await scope.joinAsync();
}
