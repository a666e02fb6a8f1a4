// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs

// A task that starts when it is awaited: whatever it is given by reference has
// to live until then.

#include "task.h"
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using own::task;

void print(std::string_view);
std::string name();

task<> greet(const std::string &name) {
  print(name);
  co_return;
}
task<> look(std::string_view text) {
  print(text);
  co_return;
}
task<> count(const int *number) {
  print(std::to_string(*number));
  co_return;
}
task<> take(std::string text) {
  print(text);
  co_return;
}
task<> sink(std::string &&text) {
  auto Own = std::move(text);
  co_return;
}
task<> ignore(const std::string &) { co_return; }

task<> returned() { return greet("ada"); }
// CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the temporary 'std::string("ada")' dies before the task of 'greet' uses it through 'name' [async-dangling-parameter]
// CHECK-MESSAGES: :20:9: note: 'greet' uses 'name' here, once it has been started
// CHECK-MESSAGES: :[[@LINE-3]]:21: note: the task is returned here; the temporary dies at the end of the statement

task<> ofLocal() {
  std::string Name = name();
  return greet(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Name' dies before the task of 'greet' uses it through 'name'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Name' dies at the end of its scope
}
task<> ofParameter(int Number) {
  return count(&Number);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Number' dies before the task of 'count' uses it through 'number'
  // CHECK-MESSAGES: note: 'count' uses 'number' here
  // CHECK-MESSAGES: note: the task is returned here; 'Number'
}
// The caller has made the text: co_await ofCallers("x") waits for the task
// before it dies.
task<> ofCallers(std::string Name) { return look(Name); }
task<> ofCallersMoved(std::string Name) { return sink(std::move(Name)); }
task<> ofMoved() {
  std::string Name = name();
  return sink(std::move(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'Name' dies before the task of 'sink' uses it through 'text'
  // CHECK-MESSAGES: note: 'sink' uses 'text' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<> ofPointer() {
  int Number = 1;
  return count(&Number);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Number' dies before the task of 'count' uses it through 'number'
  // CHECK-MESSAGES: note: 'count' uses 'number' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<> ofElement() {
  std::vector<std::string> Names = {name()};
  return greet(Names[0]);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Names' dies before the task of 'greet' uses it through 'name'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is returned here
}
task<> ofView() {
  std::string Name = name();
  const char *Text = Name.c_str();
  return look(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Name' dies before the task of 'look' uses it through 'text'
  // CHECK-MESSAGES: note: 'look' uses 'text' here
  // CHECK-MESSAGES: note: the task is returned here
}

// The whole of it is awaited at once, or given to what nothing is known of.
void run(task<>);
task<> both(task<>, task<>);
task<> operator&&(task<>, task<>);
task<> awaited() {
  co_await greet("ada");
  co_await both(greet("ada"), look(name()));
  co_await (greet(name()) && look(name()));
  std::string Name = name();
  co_await greet(Name);
  run(greet(name()));
  // It never runs: another check's.
  greet(name());
  (void)greet(Name);
}

// It lives on.
std::string Global;
struct keeper {
  std::string Name;
  task<> member() { return greet(Name); }
  task<> ofThis() { return look(this->Name); }
};
task<> lives(std::string &Given, std::shared_ptr<std::string> Shared, keeper *Keeper) {
  static std::string Static;
  static thread_local std::string Local;
  switch (Given.size()) {
  case 0:
    return greet(Given);
  case 1:
    return greet(*Shared);
  case 2:
    return greet(Keeper->Name);
  case 3:
    return greet(Static);
  case 4:
    return greet(Local);
  case 5:
    return greet(Global);
  case 6:
    return take(name());
  case 7:
    return ignore(name());
  case 8:
    return greet(*new std::string);
  }
  return look("ada");
}

// Held in a variable.
task<> held() {
  auto Task = greet(name());
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the temporary 'name()' dies before the task of 'greet' uses it through 'name'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'Task' holds the task from here; the temporary dies at the end of the statement
  co_await Task;
  std::string Name = name();
  auto Other = greet(Name);
  co_await Other;
  auto Taken = take(name());
  co_await Taken;
}
task<> heldAndReturned() {
  std::string Name = name();
  auto Task = greet(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Name' dies before the task of 'greet' uses it through 'name'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: the task is returned here; 'Name' dies at the end of its scope
  return Task;
}
task<> heldTooLong() {
  task<> Task;
  {
    std::string Name = name();
    Task = greet(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Name' dies before the task of 'greet' uses it through 'name'
    // CHECK-MESSAGES: note: 'greet' uses 'name' here
    // CHECK-MESSAGES: note: 'Task' holds the task from here; 'Name' dies at the end of its scope
  }
  co_await Task;
}
task<> heldWhileItLives() {
  task<> Task;
  for (int I = 0; I != 3; ++I) {
    std::string Name = name();
    Task = greet(Name);
    co_await Task;
  }
}

// In a container.
task<> all(std::vector<task<>> &Tasks);
task<> container(const std::vector<int> &Numbers) {
  std::vector<task<>> Tasks;
  for (int Number : Numbers) {
    std::string Name = std::to_string(Number);
    Tasks.push_back(greet(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Name' dies before the task of 'greet' uses it through 'name'
    // CHECK-MESSAGES: note: 'greet' uses 'name' here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 'Tasks' holds the task from here; 'Name' dies at the end of its scope
    Tasks.push_back(take(Name));
  }
  co_await all(Tasks);
}
task<> containerOfLiving(const std::vector<std::string> &Names) {
  std::vector<task<>> Tasks;
  std::vector<std::string> Own = Names;
  for (const std::string &Name : Own)
    Tasks.push_back(greet(Name));
  for (const std::string &Name : Names)
    Tasks.push_back(greet(Name));
  co_await all(Tasks);
}

// In a member.
struct owner {
  task<> Task;
  owner() : Task(greet(name())) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the temporary 'name()' dies before the task of 'greet'
  // CHECK-MESSAGES: note: 'greet' uses 'name' here
  // CHECK-MESSAGES: note: the task is stored here
  void set() {
    std::string Name = name();
    Task = greet(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Name' dies before the task of 'greet'
    // CHECK-MESSAGES: note: 'greet' uses 'name' here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is stored here; 'Name' dies at the end of its scope
  }
  task<> setAndWait() {
    std::string Name = name();
    Task = greet(Name);
    co_await Task;
  }
  std::string Kept;
  void setKept() { Task = greet(Kept); }
};
