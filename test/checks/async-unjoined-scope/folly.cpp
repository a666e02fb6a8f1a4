// RUN: %check_tidy %s async-unjoined-scope %t -- -std=c++20 -isystem %inputs/lib/folly
// What a local scope or a member is given, and no join.

#include <algorithm>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

using folly::coro::AsyncScope;
using folly::coro::CancellableAsyncScope;
struct thrown : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <typename T = void> using Task = folly::coro::Task<T>;
Task<> work(int);
Task<int> load();
Task<bool> check();
Task<> quiet() noexcept;
void fill(AsyncScope &); // elsewhere
struct Owner {
  explicit Owner(AsyncScope &);
};
extern bool stopping;
#define SPAWN(s, t) (s).add(t)

static void start_two(AsyncScope &scope) {
  scope.add(work(1));
  scope.add(work(2));
}
Task<> never() {
  AsyncScope scope;
  scope.add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_return;
}
Task<> never_awaits() {
  AsyncScope scope;
  for (int i = 0; i < 3; ++i)
    scope.add(work(i));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_await work(9);
}
Task<> early_return(int n) {
  AsyncScope scope;
  scope.add(work(1));
  if (n < 0)
    co_return;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'scope' is left here without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: given work here
  co_await scope.joinAsync();
}
Task<> join_in_branch(bool b) {
  AsyncScope scope;
  scope.add(work(1));
  if (b)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'scope' is not joined where this condition leads around it: its destructor ends the program
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: given work here
    co_await scope.joinAsync();
}
Task<> await_between() {
  AsyncScope scope;
  scope.add(work(1));
  co_await load();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'load' leaves 'scope' without its join: its destructor ends the program
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: given work here
  co_await scope.joinAsync();
}
Task<> condition_await() {
  AsyncScope scope;
  scope.add(work(1));
  if (co_await check()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: an exception of 'check' leaves 'scope' without its join: its destructor ends the program
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: given work here
  co_await scope.joinAsync();
}
Task<> rethrow() {
  CancellableAsyncScope scope;
  scope.add(work(1));
  try {
    co_await load();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'load' leaves 'scope' without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: given work here
  } catch (...) {
    scope.requestCancellation();
    throw;
  }
  co_await scope.cancelAndJoinAsync();
}
Task<> inside_try() {
  try {
    AsyncScope scope;
    scope.add(work(1));
    co_await load();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'load' leaves 'scope' without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: given work here
    co_await scope.joinAsync();
  } catch (...) {}
}
Task<> by_throw(int n) {
  AsyncScope scope;
  scope.add(work(1));
  if (n < 0)
    throw thrown("negative");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'scope' is left here without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: given work here
  co_await scope.joinAsync();
}
Task<> by_break(int n) {
  for (int i = 0; i < n; ++i) {
    AsyncScope scope;
    scope.add(work(i));
    if (i == 7)
      break;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'scope' is left here without its join: its destructor ends the program
      // CHECK-MESSAGES: :[[@LINE-4]]:11: note: given work here
    co_await scope.joinAsync();
  }
}
Task<> by_continue(std::vector<int> v) {
  for (int i : v) {
    AsyncScope scope;
    scope.add(work(i));
    if (i == 7)
      continue;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'scope' is left here without its join: its destructor ends the program
      // CHECK-MESSAGES: :[[@LINE-4]]:11: note: given work here
    co_await scope.joinAsync();
  }
}
Task<> macro() {
  AsyncScope scope;
  SPAWN(scope, work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scope' is given work here and never joined: its destructor ends the program
  // CHECK-MESSAGES: :[[@LINE-110]]:25: note: expanded from macro 'SPAWN'
  co_return;
}
Task<> unique() {
  auto scope = std::make_unique<AsyncScope>();
  scope->add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_await work(2);
}
Task<> optional() {
  std::optional<AsyncScope> scope;
  scope.emplace();
  scope->add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_return;
}
Task<> reset() {
  auto scope = std::make_unique<AsyncScope>();
  scope->add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'scope' is given work here and never joined: its destructor ends the program
  scope.reset();
  co_return;
}
Task<> lambda_adds() {
  AsyncScope scope;
  auto spawn = [&](int i) { scope.add(work(i)); };
  spawn(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_return;
}
void plain() {
  AsyncScope scope;
  scope.add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: its destructor ends the program
}
Task<> helper_only_starts() {
  AsyncScope scope;
  start_two(scope);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_return;
}
template <typename T> Task<> by_template(T t) {
  AsyncScope scope;
  scope.add(work(t));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_return;
}
template Task<> by_template<int>(int);
Task<> outer() {
  auto inner = []() -> Task<> {
    AsyncScope scope;
    scope.add(work(1));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'scope' is given work here and never joined: its destructor ends the program
    co_return;
  };
  co_await inner();
}
Task<> second_scope() {
  AsyncScope a;
  AsyncScope b;
  a.add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'a' is given work here and never joined: its destructor ends the program
  b.add(work(2));
  co_await b.joinAsync();
}
Task<> handler_returns() {
  AsyncScope scope;
  scope.add(work(1));
  try {
    co_await load();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'load' leaves 'scope' without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: given work here
  } catch (const std::exception &) {
    co_return;
  }
  co_await scope.joinAsync();
}
Task<> by_switch (int n) {
  AsyncScope scope;
  scope.add(work(1));
  switch (n) {
  case 0:
    co_await scope.joinAsync();
    break;
  case 1:
    break;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'scope' is left here without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE-8]]:9: note: given work here
  default:
    co_await scope.joinAsync();
  }
}
Task<> cancel_only() {
  CancellableAsyncScope scope;
  scope.add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: its destructor ends the program
  scope.requestCancellation();
  co_return;
}
class Server {
public:
  void start(int i) {
    scope_.add(work(i));
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'scope_' is given work here, and no function of 'Server' joins it: its destructor ends the program
  }
  Task<> run() {
    co_await load();
  }

private:
  AsyncScope scope_;
};
class Held {
public:
  void start(int i) {
    scope_->add(work(i));
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'scope_' is given work here, and no function of 'Held' joins it: its destructor ends the program
  }

private:
  std::unique_ptr<AsyncScope> scope_ = std::make_unique<AsyncScope>();
};
Task<> join_made_not_awaited() {
  AsyncScope scope;
  auto join = scope.joinAsync();
  scope.add(work(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_await load();
}
Task<> for_each(std::vector<int> v) {
  AsyncScope scope;
  std::for_each(v.begin(), v.end(), [&](int i) { scope.add(work(i)); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scope' is given work here and never joined: its destructor ends the program
  co_return;
}
Task<> accept_loop() {
  AsyncScope scope;
  for (;;) {
    int c = co_await load();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: an exception of 'load' leaves 'scope' without its join: its destructor ends the program
    // CHECK-MESSAGES: :[[@LINE+1]]:11: note: given work here
    scope.add(work(c));
  }
}
