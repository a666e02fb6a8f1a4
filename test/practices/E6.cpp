// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/cppcoro

#include <cppcoro/operation_cancelled.hpp>
#include <cppcoro/task.hpp>
#include <deque>

struct worker {
  std::deque<int> jobs;
  cppcoro::task<> work(int job);
  cppcoro::task<int> next();

  cppcoro::task<> bad() {
    for (;;) { // bad: async-endless-loop
      if (jobs.empty())
        continue;
      co_await work(jobs.front());
      jobs.pop_front();
    }
  }
  cppcoro::task<> bad_too() {
    for (;;) {
      try {
        co_await work(co_await next());
      } catch (const cppcoro::operation_cancelled &) { // bad: async-swallowed-cancellation
        jobs.clear();
      }
    }
  }

  cppcoro::task<> good() {
    for (;;)
      co_await work(co_await next());
  }
};
