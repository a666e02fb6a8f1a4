// RUN: %check_tidy %s async-unjoined-scope %t -- -std=c++20 -isystem %inputs/lib/folly
// CHECK-SILENT

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
template <typename F> struct guard {
  F f;
  explicit guard(F f) : f(f) {}
  ~guard() { f(); }
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

Task<> add_after_join() {
  AsyncScope scope;
  scope.add(work(1));
  co_await scope.joinAsync();
  scope.add(work(2));
}

Task<> joined() {
  AsyncScope scope;
  scope.add(work(1));
  co_await scope.joinAsync();
}
Task<> cleanup() {
  AsyncScope scope;
  scope.add(work(1));
  co_await scope.cleanup();
}
Task<> cancel_join() {
  CancellableAsyncScope scope;
  scope.add(work(1));
  co_await scope.cancelAndJoinAsync();
}
Task<> no_work() {
  AsyncScope scope;
  co_await load();
}
Task<> await_before() {
  AsyncScope scope;
  co_await load();
  scope.add(work(1));
  co_await scope.joinAsync();
}
Task<> early_before(int n) {
  AsyncScope scope;
  if (n < 0)
    co_return;
  scope.add(work(1));
  co_await scope.joinAsync();
}
Task<> caught_joins() {
  AsyncScope scope;
  scope.add(work(1));
  std::exception_ptr e;
  try {
    co_await load();
  } catch (...) {
    e = std::current_exception();
  }
  co_await scope.joinAsync();
  if (e)
    std::rethrow_exception(e);
}
Task<> caught_log() {
  AsyncScope scope;
  try {
    scope.add(work(1));
    co_await load();
  } catch (const std::exception &) {}
  co_await scope.joinAsync();
}
Task<> all_branches(bool b) {
  AsyncScope scope;
  scope.add(work(1));
  if (b)
    co_await scope.joinAsync();
  else
    co_await scope.cleanup();
}
Task<> loop(std::vector<int> v) {
  AsyncScope scope;
  for (int i : v)
    scope.add(work(i));
  co_await scope.joinAsync();
}
Task<> per_round(std::vector<int> v) {
  for (int i : v) {
    AsyncScope scope;
    scope.add(work(i));
    co_await scope.joinAsync();
  }
}
Task<> scope_guard() {
  AsyncScope scope;
  guard g([&] { folly::coro::blockingWait(scope.joinAsync()); });
  scope.add(work(1));
  co_await load();
}
Task<> unknown_helper() {
  AsyncScope scope;
  scope.add(work(1));
  fill(scope);
  co_return;
}
Task<> owner() {
  AsyncScope scope;
  Owner owner(scope);
  scope.add(work(1));
  co_return;
}
static Task<> finish(AsyncScope &scope) {
  co_await scope.joinAsync();
}
Task<> helper_joins() {
  AsyncScope scope;
  scope.add(work(1));
  co_await finish(scope);
}
Task<std::unique_ptr<AsyncScope>> returned() {
  auto scope = std::make_unique<AsyncScope>();
  scope->add(work(1));
  co_return scope;
}
struct Keeper {
  std::unique_ptr<AsyncScope> kept;
  Task<> moved() {
    auto scope = std::make_unique<AsyncScope>();
    scope->add(work(1));
    kept = std::move(scope);
    co_return;
  }
  Task<> stop() {
    co_await kept->joinAsync();
  }
};
Task<> parameter(AsyncScope &scope) {
  scope.add(work(1));
  co_await load();
}
Task<> pointer(AsyncScope *scope) {
  scope->add(work(1));
  co_return;
}
Task<> shared(std::shared_ptr<AsyncScope> scope) {
  scope->add(work(1));
  co_return;
}
Task<> by_static() {
  static AsyncScope scope;
  scope.add(work(1));
  co_return;
}
void plain() {
  AsyncScope scope;
  scope.add(work(1));
  folly::coro::blockingWait(scope.joinAsync());
}
Task<> future_join() {
  AsyncScope scope;
  scope.add(work(1));
  auto joined = scope.joinAsync();
  co_await std::move(joined);
}
Task<> combined() {
  AsyncScope scope;
  scope.add(work(1));
  co_await folly::coro::collectAll(scope.joinAsync(), work(3));
}
Task<> lambda_unused() {
  AsyncScope scope;
  auto spawn = [&](int i) { scope.add(work(i)); };
  if (stopping)
    co_return;
  spawn(1);
  co_await scope.joinAsync();
}
Task<> lambda_later() {
  AsyncScope scope;
  auto finish = [&]() -> Task<> { co_await scope.joinAsync(); };
  scope.add(work(1));
  co_await finish();
}
Task<> started_in_branch(bool b) {
  AsyncScope scope;
  if (b) {
    scope.add(work(1));
    co_await scope.joinAsync();
  }
}
Task<> noexcept_await() {
  AsyncScope scope;
  scope.add(work(1));
  co_await quiet();
  co_await scope.joinAsync();
}
Task<> alias() {
  AsyncScope scope;
  AsyncScope &s = scope;
  s.add(work(1));
  co_await s.joinAsync();
}
Task<> alias_join() {
  AsyncScope scope;
  scope.add(work(1));
  auto &s = scope;
  co_await s.joinAsync();
}
Task<> noreturn(int n) {
  AsyncScope scope;
  scope.add(work(1));
  if (n)
    std::terminate();
  co_await scope.joinAsync();
}
Task<> remaining() {
  AsyncScope scope;
  scope.add(work(1));
  if (scope.remaining()) {}
  co_await scope.joinAsync();
}
struct Bag {
  AsyncScope scope;
  void add(int i) {
    scope.add(work(i));
  }
  Task<> stop() {
    co_await scope.joinAsync();
  }
};
class Good {
public:
  void start(int i) {
    scope_.add(work(i));
  }
  Task<> close() {
    co_await scope_.joinAsync();
  }

private:
  AsyncScope scope_;
};
class Lent {
public:
  void start(int i) {
    scope_.add(work(i));
  }
  AsyncScope &scope() {
    return scope_;
  }

private:
  AsyncScope scope_;
};
class Friendly {
  friend struct Owner;

public:
  void start(int i) {
    scope_.add(work(i));
  }

private:
  AsyncScope scope_;
};
class Partly {
public:
  void start(int i) {
    scope_.add(work(i));
  }
  Task<> close();

private:
  AsyncScope scope_;
};
class Locked {
public:
  void start(int i) {
    scope_->add(work(i));
  }
  ~Locked() {
    folly::coro::blockingWait(scope_->joinAsync());
  }

private:
  std::unique_ptr<AsyncScope> scope_;
};
class Public {
public:
  void start(int i) {
    scope_.add(work(i));
  }
  AsyncScope scope_;
};
Task<> join_made_first() {
  CancellableAsyncScope scope;
  auto cleanup = scope.cancelAndJoinAsync();
  auto join = scope.joinAsync();
  std::exception_ptr e;
  try {
    scope.add(work(1));
    co_await load();
  } catch (...) {
    e = std::current_exception();
  }
  if (e) {
    co_await std::move(cleanup);
    std::rethrow_exception(e);
  }
  co_await std::move(join);
}
Task<> correlated(bool b) {
  AsyncScope scope;
  bool any = false;
  if (b) {
    scope.add(work(1));
    any = true;
  }
  if (any)
    co_await scope.joinAsync();
}
Task<> correlated_return(std::vector<int> v) {
  AsyncScope scope;
  if (v.size() > 2)
    scope.add(work(1));
  if (v.size() <= 2)
    co_return;
  co_await scope.joinAsync();
}
struct Config {
  bool background;
};
Task<> correlated_field(Config &c) {
  AsyncScope scope;
  if (c.background)
    scope.add(work(1));
  if (c.background)
    co_await scope.joinAsync();
}
Task<> std_function() {
  AsyncScope scope;
  std::function<void(int)> visit = [&](int i) { scope.add(work(i)); };
  visit(1);
  co_await scope.joinAsync();
}
Task<> for_each(std::vector<int> v) {
  AsyncScope scope;
  std::for_each(v.begin(), v.end(), [&](int i) { scope.add(work(i)); });
  co_await scope.joinAsync();
}
Task<> try_return(int n) {
  AsyncScope scope;
  try {
    scope.add(work(n));
  } catch (...) {}
  co_await scope.joinAsync();
}
Task<> nested_block(int n) {
  {
    AsyncScope scope;
    scope.add(work(n));
    co_await scope.joinAsync();
  }
  co_await load();
}
Task<> goto_retry(int n) {
  AsyncScope scope;
  scope.add(work(n));
again:
  if (n-- > 0)
    goto again;
  co_await scope.joinAsync();
}
static Task<> local_safe() {
  try {
    co_await load();
  } catch (...) {}
}
Task<> local_callee_catches() {
  AsyncScope scope;
  scope.add(work(1));
  co_await local_safe();
  co_await scope.joinAsync();
}
Task<> coroutine_lambda_adds() {
  AsyncScope scope;
  auto producer = [&]() -> Task<> {
    scope.add(work(1));
    co_return;
  };
  co_await producer();
  co_await scope.joinAsync();
}
struct Derived : AsyncScope {
  ~Derived() {
    folly::coro::blockingWait(joinAsync());
  }
};
Task<> derived() {
  Derived scope;
  scope.add(work(1));
  co_await load();
}
