// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <chrono>
#include <thread>

own::task<int> fetch(int id);

own::task<> bad() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10)); // bad: async-blocking-call
  fetch(1); // bad: async-dropped-task
  auto second = fetch(2); // bad: async-missing-co-await
  co_return;
}

own::task<int> good() { co_return co_await fetch(1) + co_await fetch(2); }
