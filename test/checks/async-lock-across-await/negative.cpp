// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs

// CHECK-SILENT

// Nothing is held where the coroutine suspends, or it is meant to be.

#include "task.h"
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <vector>

using own::task;

own::awaiter<void> tick();
own::awaiter<int> number();
void work();
bool is_open();
void post(std::function<void()>);

/// Coroutines await it.
class async_mutex {
public:
  own::awaiter<std::unique_lock<async_mutex>> scoped_lock();
  bool try_lock();
  void unlock();
};
/// No lock, whatever its members are called.
struct cupboard {
  void lock();
  void unlock();
};
struct semaphore {
  own::awaiter<void> acquire();
  void release();
};
/// Takes what it is given, and gives it back before it is done.
void locked(std::mutex &mutex) {
  mutex.lock();
  work();
  mutex.unlock();
}
template <typename F> void with(std::mutex &mutex, F run) {
  std::lock_guard guard(mutex);
  run();
}
class [[nodiscard]] strand_scope {
public:
  ~strand_scope();
};
strand_scope enter();

struct state {
  std::mutex mutex_;
  std::condition_variable changed_;
  async_mutex async_;
  cupboard cupboard_;
  semaphore semaphore_;
  std::vector<int> items_;
  std::unique_lock<std::mutex> kept_;

  task<> awaited() {
    auto guard = co_await async_.scoped_lock();
    std::unique_lock<async_mutex> other = co_await async_.scoped_lock();
    co_await tick();
  }
  task<> tried() {
    std::unique_lock<async_mutex> guard(async_, std::try_to_lock);
    std::lock_guard<async_mutex> adopted(async_, std::adopt_lock);
    co_await tick();
  }
  task<> noLock() {
    cupboard_.lock();
    co_await semaphore_.acquire();
    const auto scope = enter();
    co_await tick();
    semaphore_.release();
  }
  task<> elsewhere() {
    locked(mutex_);
    with(mutex_, [] { work(); });
    post([this] {
      std::unique_lock guard(mutex_);
      changed_.wait(guard);
    });
    co_await tick();
  }
  task<> before() {
    const int got = co_await number();
    std::lock_guard guard(mutex_);
    items_.push_back(got);
  }
  task<> inCondition() {
    if (std::lock_guard guard(mutex_); items_.empty())
      work();
    co_await tick();
    for (std::unique_lock guard(mutex_); is_open();)
      work();
    co_await tick();
  }
  task<> conditionVariable() {
    std::unique_lock guard(mutex_);
    changed_.wait(guard, [this] { return !items_.empty(); });
    guard.unlock();
    co_await tick();
  }
  task<> eachWay() {
    std::unique_lock guard(mutex_);
    if (items_.empty()) {
      guard.unlock();
      co_await tick();
    } else {
      items_.pop_back();
    }
  }
  task<> perRound() {
    std::unique_lock guard(mutex_);
    while (!items_.empty()) {
      items_.pop_back();
      guard.unlock();
      co_await tick();
      guard.lock();
    }
  }
  task<> early() {
    std::unique_lock guard(mutex_, std::try_to_lock);
    while (!guard.owns_lock()) {
      co_await tick();
      if (guard.try_lock())
        break;
    }
    work();
  }
  task<> moved(std::vector<std::unique_lock<std::mutex>> &out) {
    std::unique_lock guard(mutex_);
    out.push_back(std::move(guard));
    co_await tick();
  }
  task<> swapped() {
    std::unique_lock guard(mutex_);
    kept_.swap(guard);
    co_await tick();
  }
  task<> none() {
    std::unique_lock<std::mutex> guard;
    std::optional<std::scoped_lock<std::mutex>> later;
    std::optional<std::unique_lock<std::mutex>> never = std::nullopt;
    std::scoped_lock empty;
    co_await tick();
  }
  task<> temporaries() {
    items_.push_back((std::lock_guard{mutex_}, items_.size()));
    co_await tick();
  }
  task<> jumps(int kind) {
    switch (kind) {
    case 1: {
      std::lock_guard guard(mutex_);
      work();
      break;
    }
    case 2:
      co_await tick();
    }
  }
  task<> handler() {
    bool failed = false;
    try {
      std::lock_guard guard(mutex_);
      work();
    } catch (...) {
      failed = true;
    }
    if (failed)
      co_await tick();
  }
  void plain() {
    std::lock_guard guard(mutex_);
    auto run = [this]() -> task<> {
      co_await tick();
      items_.clear();
    };
    auto other = run();
  }
};

template <typename Mutex> task<> pattern(Mutex &mutex) {
  std::unique_lock<Mutex> guard(mutex);
  guard.unlock();
  co_await tick();
}
#define SCOPED(MUTEX, CODE)                                                    \
  {                                                                            \
    std::lock_guard guard(MUTEX);                                              \
    CODE;                                                                      \
  }
task<> macro(std::mutex &mutex) {
  SCOPED(mutex, work())
  co_await pattern(mutex);
}
