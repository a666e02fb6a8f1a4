// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs

// Lambdas, templates, macros, operators, default arguments.

#include "task.h"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using own::task;

void print(std::string_view);
std::string name();

task<> greet(const std::string &name = "nobody") {
  print(name);
  co_return;
}
task<> byDefault() { return greet(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the temporary 'std::string("nobody")' dies before the task of 'greet' uses it through 'name' [async-dangling-parameter]
// CHECK-MESSAGES: :18:9: note: 'greet' uses 'name' here
// CHECK-MESSAGES: note: the task is returned here

template <typename T> task<> show(const T &value) {
  print(std::to_string(value));
  co_return;
}
template <typename T> task<> forward(T &&value) { return show(value); }
template <typename T> task<> shown(T value) {
  return show(value);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'value' dies before the task of 'show' uses it through 'value'
  // CHECK-MESSAGES: note: 'show' uses 'value' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<> templates(int Given, int &Lives, bool First) {
  if (First)
    return forward(Given);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Given' dies before the task of 'forward' uses it through 'value'
  // CHECK-MESSAGES: note: 'forward' hands 'value' on to 'show' here
  // CHECK-MESSAGES: note: 'show' uses 'value' here
  // CHECK-MESSAGES: note: the task is returned here
  if (Lives)
    return forward(Lives);
  return shown(1);
}

task<> lambdas() {
  auto Work = [](const std::string &text) -> task<> {
    print(text);
    co_return;
  };
  auto Outer = [&Work] {
    std::string Name = name();
    return Work(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Name' dies before the task of 'a lambda' uses it through 'text'
    // CHECK-MESSAGES: note: the lambda uses 'text' here
    // CHECK-MESSAGES: note: the task is returned here
  };
  co_await Outer();
  std::string Name = name();
  auto Refers = [&] { return greet(Name); };
  co_await Refers();
  auto Copies = [Name] { return greet(Name); };
  co_await Copies();
  co_await Work(name());
}
// In a lambda of the coroutine.
task<> nested(const std::string &text) {
  auto Print = [&] { print(text); };
  Print();
  co_return;
}
task<> callsNested() { return nested(name()); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the temporary 'name()' dies before the task of 'nested'
// CHECK-MESSAGES: note: 'nested' uses 'text' here
// CHECK-MESSAGES: note: the task is returned here

#define START(Name) return greet(Name)
task<> macro() {
  std::string Name = name();
  START(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Name' dies before the task of 'greet'
  // CHECK-MESSAGES: note: expanded from macro 'START'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is returned here
  // CHECK-MESSAGES: note: expanded from macro 'START'
}

struct request {
  std::string Path;
  std::string_view View;
};
request make();
task<> parts(bool First) {
  request Request = make();
  if (First)
    return greet(Request.Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Request' dies before the task of 'greet'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is returned here
  return greet(make().Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the temporary 'make()' dies before the task of 'greet'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<> choice(bool First) {
  std::string Name = name();
  return First ? greet(Name) : greet(*new std::string);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Name' dies before the task of 'greet'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<task<>> inCoroutine() {
  co_return greet(name());
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the temporary 'name()' dies before the task of 'greet'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is returned here
}

// A view of the user's own, and what is not looked at.
struct [[gsl::Pointer]] own_view {
  own_view(const char *);
  const char *Begin;
};
task<> ownView(own_view text) {
  print(text.Begin);
  co_return;
}
task<> makesOwnView() {
  std::string Name = name();
  return ownView(Name.c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Name' dies before the task of 'ownView'
  // CHECK-MESSAGES: note: 'ownView' uses 'text' here
  // CHECK-MESSAGES: note: the task is returned here
}
struct tag {};
task<> tagged(const tag &Tag) {
  auto Copy = Tag;
  co_return;
}
task<> isEmpty() { return tagged(tag()); }
task<> called(const std::function<task<>(const std::string &)> &Callback) { return Callback(name()); }
const std::string &pick(const std::string &);
task<> unknown() { return greet(pick(name())); }
task<> reassigned(const char *Lives) {
  std::string Name = name();
  const char *Text = Name.c_str();
  Text = Lives;
  return ownView(Text);
}
task<> ofOneArm(bool First, const std::string &Lives) {
  std::string Name = name();
  const std::string &Chosen = First ? Lives : Name;
  return greet(Chosen);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Name' dies before the task of 'greet'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<> calls(const std::function<void()> &callback) {
  callback();
  co_return;
}
task<> ofLambda(bool First) {
  return calls([First] { print(First ? "the first one of a long list of words" : "one of the others"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the temporary 'std::function([First] { print(First ? "the first one of a long list of ...)' dies before the task of 'calls' uses it through 'callback'
  // CHECK-MESSAGES: note: 'calls' uses 'callback' here
  // CHECK-MESSAGES: note: the task is returned here
}
