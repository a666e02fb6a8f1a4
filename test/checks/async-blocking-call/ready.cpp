// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// Silent is the branch in which the future is known to be ready, not the one in
// which it is known not to be.

#include "task.h"
#include <future>

using namespace std::chrono_literals;
using std::future_status;
own::task<void> again();

own::task<int> pending_branch(std::future<int> Result) {
  if (Result.wait_for(0s) != future_status::ready)
    Result.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::future::wait' blocks
  co_return Result.get();
}

own::task<int> both(std::future<int> Result, bool Flag) {
  if (future_status::ready == Result.wait_for(0s) && Flag)
    co_return Result.get();
  co_return 0;
}

own::task<int> timed_out(std::future<int> Result) {
  if (Result.wait_for(0s) == future_status::timeout)
    co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
  co_return 0;
}

own::task<int> negated(std::future<int> Result, bool Flag) {
  if (!(Result.wait_for(0s) == future_status::ready) && Flag)
    co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
  co_return 0;
}

own::task<int> otherwise(std::future<int> Result, bool Flag) {
  if (Flag || Result.wait_for(0s) == future_status::ready)
    co_return 0;
  else
    co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
}

own::task<int> ready_branch(std::future<int> Result, bool Flag) {
  if (!(Result.wait_for(0s) != future_status::ready))
    co_return Result.get();
  if (Result.wait_for(0s) != future_status::ready)
    co_return 0;
  else
    co_return Result.get();
}

// Tested before: the second test says nothing new.
own::task<int> tested_before(std::future<int> Result, std::future<int> Other) {
  while (Result.wait_for(0s) != future_status::ready)
    co_await again();
  if (Result.wait_for(0s) != future_status::ready)
    co_return Result.get();
  // Another one's test.
  if (Other.wait_for(0s) != future_status::ready)
    co_return Result.get();
  co_return 0;
}
