// RUN: %check_tidy %s async-dangling-this %t -- -std=c++20 -I%inputs

// CHECK-SILENT

// What looks like it: objects that are held, coroutines that are awaited, or
// that leave the object alone.

#include "task.h"
#include <memory>
#include <utility>

void use(int number);
own::awaiter<void> tick();
template <typename T> struct intrusive_ptr {
  intrusive_ptr(T *held);
  ~intrusive_ptr();
  T *operator->() const;
};

struct session : std::enable_shared_from_this<session> {
  own::detached_task byVariable() {
    const auto self = shared_from_this();
    co_await tick();
    use(count);
  }
  own::detached_task byOtherPointer(intrusive_ptr<session>) {
    co_await tick();
    use(count);
  }
  own::detached_task byTest() {
    std::weak_ptr<session> weak = weak_from_this();
    co_await tick();
    if (auto self = weak.lock())
      use(self->count);
  }
  own::detached_task first() {
    use(count);
    co_await tick();
  }
  own::detached_task never() {
    co_await std::suspend_never();
    use(count);
  }
  own::detached_task onOneWay(bool waits) {
    if (waits) {
      co_await tick();
      co_return;
    }
    use(count);
  }
  own::detached_task ownVariable() {
    int count = 0;
    co_await tick();
    use(count);
  }
  static own::detached_task ofClass(std::shared_ptr<session> self) {
    co_await tick();
    use(self->count);
  }
  own::detached_task late() {
    co_await tick();
    use(count);
  }
  own::task<> lazy() {
    co_await tick();
    use(count);
  }
  own::task<> awaits() {
    co_await lazy();
    use(count);
  }
  own::task<> returns() { return lazy(); }
  void starts() {
    byVariable();
    byOtherPointer(this);
    byTest();
    first();
    never();
    onOneWay(true);
    ownVariable();
    ofClass(shared_from_this());
    // A lazy one that is dropped never runs.
    lazy();
    // Called later, with what holds the object.
    const auto later = [self = shared_from_this()] { self->late(); };
  }
  // Another object, which somebody else holds.
  void others(session &other, const std::shared_ptr<session> &shared) {
    other.late();
    shared->late();
  }
  int count = 0;
};
struct derived : session {
  void starts() {
    byVariable();
    first();
  }
};
template <typename T> struct in_template : std::enable_shared_from_this<T> {
  own::detached_task run() {
    auto self = this->shared_from_this();
    co_await tick();
    use(count);
  }
  void start() { run(); }
  int count = 0;
};
struct of_template : in_template<of_template> {};
void instance(of_template &of) { of.start(); }

#define START(CALL) CALL
struct plain {
  own::detached_task run() {
    co_await tick();
    use(count);
  }
  // Nobody is known to destroy it.
  void start() { START(run()); }
  int count = 0;
};
plain global;
void lasting() {
  static plain kept;
  kept.run();
  global.run();
}
own::task<> waits() {
  plain made;
  made.run();
  co_await tick();
}
plain &find();
void found() { find().run(); }
void allocated() {
  auto *made = new plain;
  made->run();
}
