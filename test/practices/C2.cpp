// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <chrono>
#include <thread>

own::task<> pause(std::chrono::milliseconds time);

own::task<> bad() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10)); // bad: async-blocking-call
  co_return;
}

own::task<> good() { co_await pause(std::chrono::milliseconds(10)); }
