// RUN: %check_tidy %s async-task-in-destructor %t --option 'AllowedClasses=main_*' -- -std=c++20 -isystem %inputs/lib/folly
// CHECK-SILENT

#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>

class main_window {
  folly::coro::AsyncScope scope;

public:
  ~main_window() { folly::coro::blockingWait(scope.joinAsync()); }
};
