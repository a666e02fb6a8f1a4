// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/cppcoro

#include <cppcoro/operation_cancelled.hpp>
#include <cppcoro/task.hpp>

cppcoro::task<> work();
void note();

cppcoro::task<> bad() {
  for (;;) {
    try {
      co_await work();
    } catch (const cppcoro::operation_cancelled &) { // bad: async-swallowed-cancellation
      note();
    }
  }
}

cppcoro::task<> good() {
  for (;;) {
    try {
      co_await work();
    } catch (const cppcoro::operation_cancelled &) {
      note();
      throw;
    }
  }
}
