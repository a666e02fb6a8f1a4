// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs

// Tasks that a variable holds and that nothing awaits.

#include "task.h"
#include <utility>

using own::eager_task;
using own::task;

task<int> fetch(int Id);
task<void> touch();
eager_task<int> begin(int Id);
eager_task<void> run();
void use(int);

task<void> never() {
  auto Answer = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'fetch' and is never awaited: it is lazy, so the work is never started [async-missing-co-await]
  // CHECK-FIXES: auto Answer = co_await fetch(1);
  auto Done = touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Done' holds the task returned by 'touch' and is never awaited
  // CHECK-FIXES: co_await touch();
  const auto Fixed = fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Fixed' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: const auto Fixed = co_await fetch(2);
  auto &&Bound = fetch(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Bound' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: auto &&Bound = co_await fetch(3);
  // The declared type would not fit the result: no fix.
  task<int> Typed = fetch(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Typed' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: task<int> Typed = fetch(4);
  task<int> Braced{fetch(5)};
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Braced' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: task<int> Braced{fetch(5)};
  auto First = fetch(6), Second = fetch(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'First' holds the task returned by 'fetch' and is never awaited
  // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: 'Second' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: auto First = co_await fetch(6), Second = co_await fetch(7);
  auto One = touch(), Two = touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'One' holds the task returned by 'touch' and is never awaited
  // CHECK-MESSAGES: :[[@LINE-2]]:23: warning: 'Two' holds the task returned by 'touch' and is never awaited
  // CHECK-FIXES: auto One = touch(), Two = touch();
  co_return;
}

// Naming a variable awaits nothing.
task<void> named() {
  auto Cast = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Cast' holds the task returned by 'fetch' and is never awaited
  (void)Cast;
  [[maybe_unused]] auto Unused = fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'Unused' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: {{.*}}auto Unused = co_await fetch(2);
  auto Left = fetch(4);
  auto Right = std::move(Left);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Right' holds the task returned by 'fetch' and is never awaited
  task<int> Later;
  Later = fetch(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Later' holds the task returned by 'fetch' and is never awaited
  co_return;
}

// In a plain function and in a lambda there is nothing to await with.
void plain() {
  auto Answer = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: auto Answer = fetch(1);
  auto Moved = fetch(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Moved' holds the task returned by 'fetch' and is never awaited
  std::move(Moved);
  auto Later = [] {
    auto Inner = fetch(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Inner' holds the task returned by 'fetch' and is never awaited
  };
  Later();
}

task<void> handler() {
  try {
    co_await touch();
  } catch (...) {
    // A co_await is ill-formed here: no fix.
    auto Answer = fetch(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Answer' holds the task returned by 'fetch' and is never awaited
    // CHECK-FIXES: auto Answer = fetch(1);
  }
}

#define START(Name, Id) auto Name = fetch(Id)
task<void> macro() {
  START(Answer, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Answer' holds the task returned by 'fetch' and is never awaited
  // CHECK-MESSAGES: :{{[0-9]+}}:30: note: expanded from macro 'START'
  // CHECK-FIXES: START(Answer, 1);
  co_return;
}

// An eager one runs: what it gives is lost. To await it is another thing than
// to let it run, so the fix is no safe one.
task<void> eager() {
  auto Answer = begin(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'begin' and is never awaited: its result and exception are lost [async-missing-co-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' waits for its end
  // CHECK-FIXES: auto Answer = begin(1);
  eager_task<int> Typed = begin(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Typed' holds the task returned by 'begin' and is never awaited
  co_return;
}

task<task<int>> outer();
task<void> nested() {
  auto Inner = co_await outer();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Inner' holds the task returned by 'co_await' and is never awaited
  // CHECK-FIXES: auto Inner = co_await co_await outer();
  auto Made = []() -> task<int> { co_return 1; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Made' holds the task returned by 'a lambda' and is never awaited
  // CHECK-FIXES: auto Made = co_await []() -> task<int> { co_return 1; }();
}

// An operator for tasks makes one, which co_await has to take as a whole.
namespace own {
template <typename T, typename U>
task<int> operator&&(task<T> Left, task<U> Right);
}
task<void> operators(bool Flag) {
  auto Both = fetch(1) && fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Both' holds the task returned by 'own::operator&&' and is never awaited
  // CHECK-FIXES: auto Both = co_await (fetch(1) && fetch(2));
  auto Chosen = Flag ? fetch(3) : fetch(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Chosen' holds the task returned by 'fetch' and is never awaited
  // CHECK-FIXES: auto Chosen = Flag ? fetch(3) : fetch(4);
  co_return;
}

struct pair {
  task<int> Left;
  task<int> Right;
};
pair both();
task<void> bindings() {
  auto [Left, Right] = both();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Left' holds the task returned by 'both' and is never awaited
  use(co_await Right);
  auto [A, B] = std::make_pair(fetch(1), 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'A' holds the task returned by 'std::make_pair' and is never awaited
  use(B);
}

task<void> fields() {
  pair Both{fetch(1), fetch(2)};
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Both.Right' holds the task returned by 'fetch' and is never awaited
  co_await Both.Left;
  pair Later;
  Later.Left = fetch(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Later.Left' holds the task returned by 'fetch' and is never awaited
}

// The instances tell of the template.
template <typename T> task<T> work(T Value);
template <typename T> task<void> generic(T Value) {
  auto Answer = work(Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'work' and is never awaited
  // CHECK-FIXES: auto Answer = work(Value);
  task<int> Fixed = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Fixed' holds the task returned by 'fetch' and is never awaited
  co_return;
}
template task<void> generic(int);
template task<void> generic(char);
