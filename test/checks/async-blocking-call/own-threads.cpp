// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs -isystem %inputs/lib/seastar

// Where a thread has nothing else to do, waiting is its business: in what only
// runs there. A way from a loop is enough to make it harm.

#include "task.h"
#include <chrono>
#include <functional>
#include <future>
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/thread.hh>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using own::task;

seastar::future<int> fetch(int Key);

namespace {

seastar::future<> only_in_threads() {
  fetch(1).get();
  return seastar::make_ready_future<>();
}
seastar::future<> in_both() {
  fetch(2).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::future::get' runs
  return seastar::make_ready_future<>();
}
// A fiber may wait for tasks; its thread has others to serve.
seastar::future<> sleeps_in_fiber() {
  fetch(4).get();
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  return seastar::make_ready_future<>();
}
void reached_from_thread() {
  only_in_threads();
  sleeps_in_fiber();
}

task<void> in_own_thread() {
  std::this_thread::sleep_for(1s);
  co_return;
}
task<void> in_loop() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_return;
}
void spawn(task<void>);
task<void> in_pool() {
  std::this_thread::sleep_for(1s);
  co_return;
}
// A thread hands it back to the loop.
task<void> handed_back() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_return;
}
task<void> deferred() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_return;
}
void post_to_loop(std::function<void()>);

} // namespace

seastar::future<> start() {
  in_both();
  return seastar::async([] {
    fetch(3).get();
    reached_from_thread();
    in_both();
  });
}

void start_threads() {
  std::thread([] { spawn(in_own_thread()); }).detach();
  std::jthread Other(in_own_thread);
  spawn(in_loop());
  std::vector<std::thread> Pool;
  Pool.emplace_back([] { spawn(in_pool()); });
  std::thread([] { post_to_loop([] { spawn(handed_back()); }); }).detach();
  std::async(std::launch::deferred, [] { spawn(deferred()); }).get();
}

// Of a class: others may call what is not its own.
class worker {
public:
  task<void> offered() {
    std::this_thread::sleep_for(1s);
    co_return;
  }
  void start() { std::thread(&worker::offered, this).detach(); }
};
