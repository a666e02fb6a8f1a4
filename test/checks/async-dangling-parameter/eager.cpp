// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs

// A task that runs at once: only what it uses after it has suspended can be
// dead by then.

#include "task.h"
#include <span>
#include <string>
#include <string_view>
#include <vector>

using own::eager_task;

struct timer {
  own::awaiter<void> wait();
};
struct ready {
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
void print(std::string_view);
std::string name();

eager_task<> early(const std::string &name, timer &clock) {
  print(name);
  co_await clock.wait();
}
eager_task<> late(const std::string &name) {
  print(name);
  co_await timer().wait();
  print(name);
}
eager_task<> neverWaits(const std::string &name) {
  co_await ready();
  print(name);
}
eager_task<> copies(std::string_view name) {
  std::string Own(name);
  co_await timer().wait();
  print(Own);
}
eager_task<> loops(std::span<const int> numbers) {
  for (int Number : numbers) {
    print(std::to_string(Number));
    co_await timer().wait();
  }
}
eager_task<> member(const std::vector<std::string> &names) {
  const std::string &First = names.front();
  co_await timer().wait();
  print(First);
}
eager_task<> onOneWay(const std::string &name, bool Waits) {
  if (Waits) {
    co_await timer().wait();
    co_return;
  }
  print(name);
}
eager_task<> looksOnly(const int *number, std::string_view text) {
  co_await timer().wait();
  if (number && !text.empty())
    (void)text;
}

eager_task<> returned() { return late(name()); }
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the temporary 'name()' dies before the task of 'late' uses it through 'name' [async-dangling-parameter]
// CHECK-MESSAGES: :32:9: note: 'late' uses 'name' here, after it has suspended
// CHECK-MESSAGES: note: the task is returned here

eager_task<> silent(timer &Clock) {
  std::string Name = name();
  int Number = 1;
  switch (Number) {
  case 1:
    return early(Name, Clock);
  case 2:
    return neverWaits(Name);
  case 3:
    return copies(Name);
  case 4:
    return onOneWay(Name, true);
  case 5:
    return looksOnly(&Number, Name);
  }
  return late(Number ? *new std::string : *new std::string);
}
eager_task<> ofLoop() {
  std::vector<int> Numbers = {1, 2};
  return loops(Numbers);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Numbers' dies before the task of 'loops' uses it through 'numbers'
  // CHECK-MESSAGES: :44:19: note: 'loops' uses 'numbers' here, after it has suspended
  // CHECK-MESSAGES: note: the task is returned here
}
eager_task<> ofMember() {
  return member({name(), name()});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the temporary 'std::vector{name(), name()}' dies before the task of 'member' uses it through 'names'
  // CHECK-MESSAGES: :52:9: note: 'member' uses 'names' here
  // CHECK-MESSAGES: note: the task is returned here
}

// Dropped, it runs on.
eager_task<> dropped() {
  co_await timer().wait();
  const std::string Name = name();
  late(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Name' dies before the task of 'late' uses it through 'name'
  // CHECK-MESSAGES: note: 'late' uses 'name' here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task runs on by itself from here; 'Name' dies at the end of its scope
  print("done");
}
eager_task<> droppedAndWaited() {
  const std::string Name = name();
  late(Name);
  co_await timer().wait();
}
int loop();
int main() {
  const std::string Name = name();
  late(Name);
  return loop();
}
eager_task<> inLoop(const std::vector<int> &Numbers) {
  for (int Number : Numbers) {
    std::string Name = std::to_string(Number);
    (void)late(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Name' dies before the task of 'late'
    // CHECK-MESSAGES: note: 'late' uses 'name' here
    // CHECK-MESSAGES: note: the task runs on by itself from here
  }
  co_await timer().wait();
}

// Nobody can await it.
own::detached_task logLater(const std::string &text) {
  co_await timer().wait();
  print(text);
}
own::detached_task logNow(const std::string &text) {
  print(text);
  co_await timer().wait();
}
void logs() {
  logLater("text");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the temporary 'std::string("text")' dies before the task of 'logLater' uses it through 'text'
  // CHECK-MESSAGES: note: 'logLater' uses 'text' here
  // CHECK-MESSAGES: note: the task runs on by itself from here; the temporary dies at the end of the statement
  logNow("text");
}

// One whose destructor ends it.
struct scoped {
  using promise_type = own::eager_promise<scoped, void>;
  own::awaiter<void> operator co_await() const noexcept;
  std::coroutine_handle<> Handle;
  ~scoped() {
    if (Handle)
      Handle.destroy();
  }
};
scoped ends(const std::string &name) {
  co_await timer().wait();
  print(name);
}
void endsWhenDropped() { ends(name()); }

// One whose destructor asks the promise whether it runs on.
struct shared {
  struct promise_type : own::eager_promise<shared, void> {
    bool isEnded();
  };
  own::awaiter<void> operator co_await() const noexcept;
  std::coroutine_handle<promise_type> Handle;
  ~shared() {
    if (Handle && Handle.promise().isEnded())
      Handle.destroy();
  }
};
shared runsOn(const std::string &name) {
  co_await timer().wait();
  print(name);
}
void runsOnWhenDropped() {
  std::string Name = name();
  runsOn(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Name' dies before the task of 'runsOn' uses it through 'name'
  // CHECK-MESSAGES: note: 'runsOn' uses 'name' here
  // CHECK-MESSAGES: note: the task runs on by itself from here
}

// What is dead before anybody can wait for the task.
struct result {
  using promise_type = own::eager_promise<result, void>;
  own::awaiter<void> operator co_await() const noexcept;
  void get();
};
result gives(const std::string &name) {
  co_await timer().wait();
  print(name);
}
void waits() {
  auto Result = gives(name());
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the temporary 'name()' dies before the task of 'gives' uses it through 'name'
  // CHECK-MESSAGES: note: 'gives' uses 'name' here
  // CHECK-MESSAGES: note: 'Result' holds the task from here
  Result.get();
  std::string Name = name();
  auto Other = gives(Name);
  Other.get();
}
