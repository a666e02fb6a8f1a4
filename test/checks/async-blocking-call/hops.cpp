// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs/lib/cppcoro

// After a hop to a pool, blocking is what the pool is for.

#include <cppcoro/io_service.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/task.hpp>
#include <thread>

using namespace std::chrono_literals;

cppcoro::task<> straight(cppcoro::static_thread_pool &Pool) {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_await Pool.schedule();
  std::this_thread::sleep_for(1s);
  [] { std::this_thread::sleep_for(1s); }();
}

cppcoro::task<> one_branch(cppcoro::static_thread_pool &Pool, bool Flag) {
  if (Flag) {
    co_await Pool.schedule();
    std::this_thread::sleep_for(1s);
  }
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}

cppcoro::task<> both_branches(cppcoro::static_thread_pool &Pool, bool Flag) {
  if (Flag)
    co_await Pool.schedule();
  else
    co_await Pool.schedule();
  std::this_thread::sleep_for(1s);
}

cppcoro::task<> loop(cppcoro::static_thread_pool &Pool, int Count) {
  while (Count--) {
    co_await Pool.schedule();
    std::this_thread::sleep_for(1s);
  }
  // The loop may not have run.
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_await Pool.schedule();
  while (Count++ < 3)
    std::this_thread::sleep_for(1s);
}

cppcoro::task<> back(cppcoro::static_thread_pool &Pool,
                     cppcoro::io_service &Loop) {
  co_await Pool.schedule();
  std::this_thread::sleep_for(1s);
  co_await Loop.schedule();
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}

cppcoro::task<> not_awaited(cppcoro::static_thread_pool &Pool) {
  auto Operation = Pool.schedule();
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_await Operation;
}
