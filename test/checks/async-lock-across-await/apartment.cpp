// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20

// A guard over a hop to another thread, in the shape of C++/WinRT: the wrong
// thread unlocks the mutex.

#include <coroutine>
#include <mutex>
#include <string>
#include <vector>

namespace apartment {
struct context {
  context();
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const;
};
context to_background();
struct action {
  struct promise_type {
    action get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
} // namespace apartment

class source {
public:
  apartment::action add(std::string line) {
    apartment::context caller;
    co_await apartment::to_background();
    std::lock_guard<std::recursive_mutex> guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: held at this co_await
    // CHECK-MESSAGES: :[[@LINE-3]]:43: note: a scope around what needs the lock ends it before the coroutine suspends
    lines_.push_back(line);
    co_await caller;
    lines_.push_back("shown");
  }
  apartment::action addShortly(std::string line) {
    apartment::context caller;
    co_await apartment::to_background();
    {
      std::lock_guard<std::recursive_mutex> guard(mutex_);
      lines_.push_back(line);
    }
    co_await caller;
    std::lock_guard guard(mutex_);
    lines_.push_back("shown");
  }

private:
  std::recursive_mutex mutex_;
  std::vector<std::string> lines_;
};
