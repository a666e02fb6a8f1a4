// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs

// Objects whose constructor changes what belongs to the thread, and whose
// destructor changes it back.

#include "task.h"
#include <clocale>
#include <exception>
#include <memory>
#include <optional>
#include <signal.h>
#include <utility>

using own::task;

own::awaiter<void> tick();
void work();

namespace app {
struct request;
thread_local request *current;
thread_local int depth;
void enter(request *next) { current = next; }

struct scope {
  explicit scope(request *next) : before(current) { current = next; }
  ~scope() { current = before; }
  bool is_open() const;
  request *before;
};
struct exchanges {
  explicit exchanges(request *next) : before(std::exchange(current, next)) {}
  ~exchanges() { current = before; }
  request *before;
};
struct calls {
  explicit calls(request *next) { enter(next); }
  ~calls() { enter(nullptr); }
};
struct nested {
  nested() { ++depth; }
  ~nested() { --depth; }
};
struct span {
  scope inner;
  int number;
};
struct blocked {
  explicit blocked(const sigset_t &set) {
    pthread_sigmask(SIG_BLOCK, &set, &before);
  }
  ~blocked() { pthread_sigmask(SIG_SETMASK, &before, nullptr); }
  sigset_t before;
};
struct on_failure {
  ~on_failure() {
    if (std::uncaught_exceptions() > count)
      work();
  }
  int count = std::uncaught_exceptions();
};
template <typename T> struct in_template {
  explicit in_template(T *next) : before(current) { current = next; }
  ~in_template() { current = before; }
  T *before;
};

// Of no thread.
int global;
struct counts {
  counts() { ++global; }
  ~counts() { --global; }
};
struct sets {
  sets() { depth = 1; }
  int number;
};
struct clears {
  ~clears() { depth = 0; }
};
} // namespace app

task<> declared(app::request *next) {
  app::scope guard(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> exchanged(app::request *next) {
  app::exchanges guard(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: suspends here
  if (next)
    co_await tick();
}
task<> byCalls(app::request *next) {
  const app::calls guard{next};
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspends here
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspends here
  co_await tick();
  co_await tick();
}
task<> counted() {
  app::nested guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'guard' changes 'depth' of its thread, and changes it back behind a co_await: by then it may be another thread's
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> member(app::request *next) {
  app::span guard{app::scope(next), 1};
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> masked(const sigset_t &set) {
  app::blocked guard(set);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'guard' changes the signal mask until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> failing() {
  app::on_failure guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'guard' counts the exceptions in flight until behind a co_await: others may be in flight where the coroutine goes on
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> instance(app::request *next) {
  app::in_template<app::request> guard(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> optional(app::request *next) {
  std::optional<app::scope> guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspends here
  guard.emplace(next);
  co_await tick();
  guard.reset();
}
task<> pointer(app::request *next) {
  const auto guard = std::make_unique<app::scope>(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> extended(app::request *next) {
  const app::scope &guard = app::scope(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
template <typename T> task<> inTemplate(T *next) {
  app::scope guard(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
template task<> inTemplate(app::request *);
#define ENTERS(NEXT) app::scope scope_of_macro(NEXT)
task<> byMacro(app::request *next) {
  ENTERS(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ENTERS' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
own::generator<int> yields(app::request *next) {
  app::scope guard(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends at this co_yield
  co_yield 1;
}

// They end before.
task<> ends(app::request *next) {
  {
    app::scope guard(next);
    work();
  }
  co_await tick();
}
task<> inLoop(app::request *next, bool goesOn) {
  while (goesOn) {
    co_await tick();
    app::scope guard(next);
    work();
  }
}
task<> later(app::request *next) {
  co_await tick();
  app::scope guard(next);
}
task<> reset(app::request *next) {
  std::optional<app::scope> guard(next);
  work();
  guard.reset();
  co_await tick();
}
task<> resetPointer(app::request *next) {
  auto guard = std::make_unique<app::scope>(next);
  guard = nullptr;
  co_await tick();
}
void take(std::unique_ptr<app::scope> guard);
task<> moved(app::request *next) {
  auto guard = std::make_unique<app::scope>(next);
  take(std::move(guard));
  co_await tick();
}
task<> empty() {
  std::optional<app::scope> guard;
  std::unique_ptr<app::scope> none = nullptr;
  co_await tick();
}
task<> returns(app::request *next, bool ready) {
  if (ready) {
    app::scope guard(next);
    co_return;
  }
  co_await tick();
}
task<> neverSuspends(app::request *next) {
  app::scope guard(next);
  co_await std::suspend_never();
}
task<> inLambda(app::request *next) {
  const auto works = [&] {
    app::scope guard(next);
    work();
  };
  works();
  co_await tick();
}
task<> others() {
  app::counts one;
  app::sets two;
  app::clears three;
  co_await tick();
}
task<> pointedTo(app::scope *guard, app::scope &other) {
  app::scope &same = other;
  co_await tick();
}
