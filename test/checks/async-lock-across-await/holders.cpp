// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs

// Objects that hold a lock: classes of the project, temporaries, closures.

#include "task.h"
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

using own::task;

own::awaiter<void> tick();
own::awaiter<int> number();
void work();
bool is_open();

/// Its constructor locks, its destructor unlocks.
class hold {
public:
  explicit hold(std::mutex &mutex) : mutex_(mutex) { mutex_.lock(); }
  ~hold() { mutex_.unlock(); }

private:
  std::mutex &mutex_;
};
/// Locks where it is told to.
class late_hold {
public:
  explicit late_hold(std::mutex &mutex) : mutex_(mutex) {}
  ~late_hold() {
    if (held_)
      mutex_.unlock();
  }
  void lock() {
    mutex_.lock();
    held_ = true;
  }

private:
  std::mutex &mutex_;
  bool held_ = false;
};
template <typename Mutex> struct scope {
  explicit scope(Mutex &mutex) : guard(mutex) {}
  std::lock_guard<Mutex> guard;
};
struct derived : std::unique_lock<std::mutex> {
  using unique_lock::unique_lock;
};
struct bound : private std::lock_guard<std::mutex> {
  explicit bound(std::mutex &mutex) : std::lock_guard<std::mutex>(mutex) {}
};
struct aggregate {
  std::unique_lock<std::mutex> guard;
  int *value;
};
struct tracer {
  tracer();
  ~tracer();
};
/// Unlocks for a while.
struct open_up {
  explicit open_up(std::unique_lock<std::mutex> &guard) : guard_(guard) {
    guard_.unlock();
  }
  ~open_up() { guard_.lock(); }
  std::unique_lock<std::mutex> &guard_;
};

/// A value with its lock.
template <typename T> class locked {
public:
  struct access {
    T *operator->() { return value; }
    T &operator*() { return *value; }
    std::unique_lock<std::mutex> guard;
    T *value;
  };
  access lock() { return {std::unique_lock(mutex_), &value_}; }

private:
  std::mutex mutex_;
  T value_;
};

struct state {
  std::mutex mutex_;
  locked<std::vector<int>> items_;
  int value_ = 0;

  task<> byHand() {
    hold guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'guard' holds a lock while the coroutine is suspended: whoever wants it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> late() {
    late_hold guard(mutex_);
    co_await tick();
  }
  task<> member() {
    scope guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> base() {
    derived guard(mutex_);
    work();
    guard.unlock();
    co_await tick();
  }
  task<> bases() {
    bound guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> aggregates() {
    aggregate all{std::unique_lock(mutex_), &value_};
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'all' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> emptyAggregates() {
    aggregate all{{}, &value_};
    co_await tick();
  }
  task<> traced() {
    tracer trace;
    co_await tick();
  }
  task<> opens() {
    std::unique_lock guard(mutex_);
    {
      open_up open(guard);
      co_await tick();
    }
    work();
  }
  task<> opensAndHolds() {
    std::unique_lock guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+6]]:5: note: held at this co_await
    // CHECK-MESSAGES: :[[@LINE-3]]:22: note: a scope around what needs the lock ends it before the coroutine suspends
    {
      open_up open(guard);
      work();
    }
    co_await tick();
  }
  task<> access() {
    auto items = items_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'items' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: held at this co_await
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: a scope around what needs the lock ends it before the coroutine suspends
    items->push_back(1);
    co_await tick();
  }
  task<> argument() {
    items_.lock()->push_back(co_await number());
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'items_.lock()' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE-2]]:30: note: held at this co_await
    items_.lock()->push_back(1);
    co_await tick();
  }
  task<> operand() { co_await print(*items_.lock()); }
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'items_.lock()' holds a lock while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: held at this co_await
  own::awaiter<void> print(const std::vector<int> &);
  task<> comma() {
    std::lock_guard{mutex_}, co_await tick();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::lock_guard{mutex_}' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE-2]]:30: note: held at this co_await
    std::lock_guard{mutex_}, work();
    co_await tick();
  }
  task<> reference() {
    auto &&guard = std::unique_lock(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> pointer() {
    auto guard = std::make_unique<std::lock_guard<std::mutex>>(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    guard.reset();
    co_await tick();
  }
  task<> pair() {
    std::pair guarded(std::unique_lock(mutex_), 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'guarded' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> closure() {
    std::unique_lock guard(mutex_);
    auto later = [guard = std::move(guard)] {};
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'later' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> called() {
    std::unique_lock guard(mutex_);
    co_await [](std::unique_lock<std::mutex> given) -> task<> {
      work();
      given.unlock();
      co_await tick();
    }(std::move(guard));
  }
  task<> captured() {
    std::unique_lock guard(mutex_);
    auto later = [guard = std::move(guard)]() -> task<> { co_await tick(); };
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'guard' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE-2]]:59: note: held at this co_await
    co_return;
  }
  task<> range() {
    for (int item : std::vector<int>(co_await number())) {
      std::lock_guard guard(mutex_);
      value_ += item;
    }
  }
  task<> initialiser() {
    std::lock_guard guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:25: note: held at this co_await
    const int number_ = co_await number();
    value_ = number_;
  }
};
