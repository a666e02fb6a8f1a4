// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// A thread whose end the coroutine has awaited is joined at once.

#include "task.h"
#include <functional>
#include <thread>

struct event {
  own::awaiter<void> wait();
  void notify();
};
own::task<> tick();
own::task<> tell(event &of);
bool wanted();
void note(const char *what);

own::task<> awaited(std::function<void()> run) {
  event done;
  std::thread worker([&] {
    try {
      run();
    } catch (...) {
      note("failed");
    }
    try {
      done.notify();
    } catch (...) {
      note("not told");
    }
  });
  co_await done.wait();
  worker.join();
}
own::task<> awaitedSomethingElse(std::function<void()> run) {
  event done;
  std::thread worker([&] {
    run();
    done.notify();
  });
  co_await tick();
  worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the event loop that runs this coroutine: it waits for the thread to end; signal completion to the loop and await that, or join after the loop has ended
}
own::task<> awaitedOnOneWay(std::function<void()> run) {
  event done;
  std::thread worker([&] {
    run();
    done.notify();
  });
  if (wanted())
    co_await done.wait();
  worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the event loop that runs this coroutine: it waits for the thread to end; signal completion to the loop and await that, or join after the loop has ended
}
own::task<> toldBeforeTheWork(std::function<void()> run) {
  event begun;
  std::thread worker([&] {
    begun.notify();
    run();
  });
  co_await begun.wait();
  worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the event loop that runs this coroutine: it waits for the thread to end; signal completion to the loop and await that, or join after the loop has ended
}
own::task<> anotherThread(std::function<void()> run) {
  event done;
  std::thread first([&] {
    run();
    done.notify();
  });
  std::thread second(run);
  co_await done.wait();
  first.join();
  second.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the event loop that runs this coroutine: it waits for the thread to end; signal completion to the loop and await that, or join after the loop has ended
}
