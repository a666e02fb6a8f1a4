// RUN: %check_tidy %s async-dangling-this %t -- -std=c++20 -I%inputs -isystem %inputs/lib/seastar

// The bases and holders of libraries.

#include "task.h"
#include <boost/enable_shared_from_this.hpp>
#include <boost/shared_ptr.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/shared_ptr.hh>
#include <seastar/core/sleep.hh>

using namespace std::chrono_literals;

void use(int number);
own::awaiter<void> tick();

struct of_boost : boost::enable_shared_from_this<of_boost> {
  own::detached_task bare() {
    co_await tick();
    use(count);
  }
  own::detached_task holding() {
    auto self = shared_from_this();
    co_await tick();
    use(count);
  }
  void start() {
    bare();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'of_boost::bare' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-12]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-12]]:9: note: and is used here
    holding();
  }
  int count = 0;
};
struct counted : boost::intrusive_ref_counter<counted> {
  own::detached_task bare() {
    co_await tick();
    use(count);
  }
  own::detached_task holding(boost::intrusive_ptr<counted> self) {
    co_await tick();
    use(count);
  }
  void start() {
    bare();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'counted::bare' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-11]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-11]]:9: note: and is used here
    holding(this);
  }
  int count = 0;
};
struct of_seastar : seastar::enable_lw_shared_from_this<of_seastar> {
  seastar::future<> bare() {
    co_await seastar::sleep(1s);
    use(count);
  }
  seastar::future<> holding() {
    auto self = shared_from_this();
    co_await seastar::sleep(1s);
    use(count);
  }
  // Who closes the gate waits for it.
  seastar::future<> inGate() {
    auto holder = gate_.hold();
    co_await seastar::sleep(1s);
    use(count);
  }
  void start() {
    (void)bare();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'of_seastar::bare' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-18]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-18]]:9: note: and is used here
    (void)holding();
    (void)inGate();
  }
  seastar::gate gate_;
  int count = 0;
};
struct also_of_seastar : seastar::enable_shared_from_this<also_of_seastar> {
  seastar::future<> bare() {
    co_await seastar::sleep(1s);
    use(count);
  }
  void start() { (void)bare(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'also_of_seastar::bare' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: and is used here
  int count = 0;
};
