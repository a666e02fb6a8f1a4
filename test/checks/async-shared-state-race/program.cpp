// RUN: %check_tidy %s async-shared-state-race %t -- -std=c++20 -I%inputs

// A program with a main function: what that never calls does nothing to what
// it calls.

#include "task.h"

using own::task;

task<> tick();
void spawn(task<>);

class table {
public:
  task<int> look(int key) {
    if (!open_) {
      co_await tick();
      open_ = true;
    }
    co_return key;
  }

private:
  bool open_ = false;
};
task<int> unused(table &of) { co_return co_await of.look(2); }
task<> serve() {
  table own;
  co_await own.look(1);
}

class shared_table {
public:
  task<int> look(int key) {
    if (!open_) {
      co_await tick();
      open_ = true;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'open_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:13: note: 'shared_table::look' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
    co_return key;
  }

private:
  bool open_ = false;
};
task<> first(shared_table &of) { co_await of.look(1); }
task<> second(shared_table &of) { co_await of.look(2); }

// Nobody calls that at all.
class library_table {
public:
  task<int> look(int key) {
    if (!open_) {
      co_await tick();
      open_ = true;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'open_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:13: note: 'library_table::look' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
    co_return key;
  }

private:
  bool open_ = false;
};

int main() {
  static shared_table of;
  spawn(serve());
  spawn(first(of));
  spawn(second(of));
}
