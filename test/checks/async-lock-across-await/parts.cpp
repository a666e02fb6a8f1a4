// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs

// What has a guard in it, and gives the lock back by that.

#include "task.h"
#include <mutex>
#include <tuple>
#include <utility>
using own::task;
extern std::mutex m;
task<> io();
void use(int);
struct transaction {
  std::unique_lock<std::mutex> l;
  transaction() : l(m) {}
  void commit() { l.unlock(); }
  void end() { l = std::unique_lock<std::mutex>(); }
  int size() const;
};
struct parts {
  std::unique_lock<std::mutex> l;
  int v;
};
task<> f1() {
  transaction t;
  t.commit();
  co_await io();
}
task<> f2() {
  transaction t;
  t.end();
  co_await io();
}
task<> f3() {
  transaction t;
  t.l.unlock();
  co_await io();
}
task<> f4() {
  parts b{std::unique_lock(m), 1};
  b.l.unlock();
  co_await io();
}
task<> f5() {
  parts b{std::unique_lock(m), 1};
  auto l = std::move(b.l);
  l.unlock();
  co_await io();
}
struct unlocking {
  std::unique_lock<std::mutex> l;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>) { l.unlock(); }
  void await_resume();
};
struct condition {
  unlocking wait_mv(std::unique_lock<std::mutex> l);
};
task<> f6() {
  std::unique_lock g(m);
  co_await unlocking{std::move(g)};
}
task<> f7(condition &cv) {
  std::unique_lock l(m);
  co_await cv.wait_mv(std::move(l));
}
task<> f8() {
  std::unique_lock l(m);
  unlocking a{std::move(l)};
  co_await a;
}
task<> f9() {
  auto p = std::make_pair(1, std::unique_lock(m));
  p.second.unlock();
  co_await io();
}
task<> f10() {
  auto [a, l] = std::make_pair(1, std::unique_lock(m));
  l.unlock();
  co_await io();
}
task<> f11() {
  std::tuple t{std::unique_lock(m)};
  std::get<0>(t).unlock();
  co_await io();
}
struct null_mutex {
  void lock() {}
  void unlock() {}
  bool try_lock() { return true; }
};
task<> f12(null_mutex &n) {
  std::lock_guard g(n);
  co_await io();
}
task<> f13() {
  std::unique_lock g(m);
  auto w = [g = std::move(g)]() mutable { g.unlock(); };
  w();
  co_await io();
}
// positives
task<> p1() {
  transaction t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 't' holds a lock while the coroutine is suspended: whoever wants it then blocks a thread, maybe the one that would resume it
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: a scope around what needs the lock ends it before the coroutine suspends
  use(t.size());
  co_await io();
}
task<> p2() {
  parts b{std::unique_lock(m), 1};
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'b' keeps 'm' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: a scope around what needs the lock ends it before the coroutine suspends
  use(b.v);
  co_await io();
}
task<> p3() {
  auto p = std::make_pair(1, std::unique_lock(m));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'p' keeps 'm' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: a scope around what needs the lock ends it before the coroutine suspends
  use(p.first);
  co_await io();
}
