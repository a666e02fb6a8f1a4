// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs

// Functions between the call and the coroutine.

#include "task.h"
#include <string>
#include <string_view>

using own::eager_task;
using own::task;

own::awaiter<void> pause();
void print(std::string_view);
std::string name();

task<> work(const std::string &text) {
  print(text);
  co_return;
}
task<> start(const std::string &given) { return work(given); }
task<> begin(std::string_view, const std::string &first) {
  auto Task = start(first);
  return Task;
}
task<> copied(std::string_view given) { return work(std::string(given)); }
// CHECK-MESSAGES: :[[@LINE-1]]:53: warning: the temporary 'std::string(given)' dies before the task of 'work' uses it through 'text' [async-dangling-parameter]
// CHECK-MESSAGES: :17:9: note: 'work' uses 'text' here
// CHECK-MESSAGES: note: the task is returned here

task<> two() {
  auto Task = begin("", name());
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the temporary 'name()' dies before the task of 'begin' uses it through 'first'
  // CHECK-MESSAGES: :22:21: note: 'begin' hands 'first' on to 'start' here
  // CHECK-MESSAGES: :20:54: note: 'start' hands 'given' on to 'work' here
  // CHECK-MESSAGES: :17:9: note: 'work' uses 'text' here, once it has been started
  // CHECK-MESSAGES: note: 'Task' holds the task from here
  co_await Task;
  co_await begin("", name());
}

// An eager coroutine waits for what it has handed its parameter to.
eager_task<> send(const std::string &text) {
  co_await pause();
  print(text);
}
eager_task<> sendFirst(const std::string &message) { co_await send(message); }
// It starts before the other one suspends.
task<> showOnly(const std::string &text) {
  print(text);
  co_return;
}
eager_task<> shows(const std::string &message) { co_await showOnly(message); }
eager_task<> wrapped(const std::string &message) { co_await start(message); }
eager_task<> eager(bool First) {
  if (First)
    return sendFirst(name());
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the temporary 'name()' dies before the task of 'sendFirst' uses it through 'message'
  // CHECK-MESSAGES: note: 'sendFirst' hands 'message' on to 'send' here
  // CHECK-MESSAGES: note: 'send' uses 'text' here, after it has suspended
  // CHECK-MESSAGES: note: the task is returned here
  if (name().empty())
    return shows(name());
  return wrapped(name());
}

// By itself, again and again: no way leads to a use.
task<> round(const std::string &text) { return round(text); }
task<> around() { return round(name()); }

// Nothing is known of it.
task<> elsewhere(const std::string &text);
task<> outside() { return elsewhere(name()); }
struct base {
  virtual task<> run(const std::string &text) { return work(text); }
};
struct last final : base {
  task<> run(const std::string &text) override { return work(text); }
};
task<> dispatched(base &Base) { return Base.run(name()); }
task<> devirtualized(last &Last) { return Last.run(name()); }
// CHECK-MESSAGES: :[[@LINE-1]]:52: warning: the temporary 'name()' dies before the task of 'last::run' uses it through 'text'
// CHECK-MESSAGES: note: 'last::run' hands 'text' on to 'work' here
// CHECK-MESSAGES: note: 'work' uses 'text' here
// CHECK-MESSAGES: note: the task is returned here
