// RUN: %check_tidy %s async-dangling-parameter,async-dangling-capture %t -- -std=c++20 -I%inputs

// Tasks that coroutines of the program take into their frames: one that nobody can await, and one that is a task itself.

#include "task.h"
#include <string>
#include <utility>

using own::detached_task;
using own::task;

void print(const std::string &);
std::string name();
task<> tick();

detached_task detach(task<> Of) { co_await Of; }
task<> timed(task<> Inner) {
  co_await tick();
  co_await Inner;
}
task<> greet(const std::string &Name) {
  co_await tick();
  print(Name);
}
task<> greetAtOnce(const std::string &Name) {
  print(Name);
  co_await tick();
}

void detaches() { detach(greet(name())); }
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the temporary 'name()' dies before the task of 'greet' uses it through 'Name'
// CHECK-MESSAGES: :[[@LINE-9]]:9: note: 'greet' uses 'Name' here, once it has been started
// CHECK-MESSAGES: :[[@LINE-3]]:19: note: the task is left to run by itself here; the temporary dies at the end of the statement
void detachesLocal() {
  std::string Name = name();
  detach(greet(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Name' dies before the task of 'greet' uses it through 'Name'
  // CHECK-MESSAGES: :[[@LINE-15]]:9: note: 'greet' uses 'Name' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is left to run by itself here; 'Name' dies at the end of its scope
}
task<> returnsTimed() { return timed(greet(name())); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the temporary 'name()' dies before the task of 'greet' uses it through 'Name'
// CHECK-MESSAGES: :[[@LINE-20]]:9: note: 'greet' uses 'Name' here, once it has been started
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: the task is returned here; the temporary dies at the end of the statement
task<> keepsTimed() {
  auto Held = timed(greet(name()));
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the temporary 'name()' dies before the task of 'greet' uses it through 'Name'
  // CHECK-MESSAGES: :[[@LINE-25]]:9: note: 'greet' uses 'Name' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'Held' holds the task from here; the temporary dies at the end of the statement
  co_await Held;
}
class Server {
public:
  void start() {
    detach([this]() -> task<> {
      co_await tick();
      print(Name);
    }());
    // CHECK-MESSAGES: :[[@LINE-4]]:12: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE-4]]:13: note: 'this' is used here
  }
  void startWithThis() { detach(run(this)); }

private:
  static task<> run(Server *Self) {
    co_await tick();
    print(Self->Name);
  }
  std::string Name;
};

// What is used up to the first suspension, or awaited in the statement.
void detachesAtOnce() { detach(greetAtOnce(name())); }
task<> awaitsTimed() {
  co_await timed(greet(name()));
  std::string Name = name();
  auto Held = timed(greet(Name));
  co_await Held;
}
