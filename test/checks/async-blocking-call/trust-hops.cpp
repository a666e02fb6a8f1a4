// RUN: %check_tidy %s async-blocking-call %t --option TrustHops=false -- -std=c++20 -I%inputs/lib/cppcoro

#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/task.hpp>
#include <thread>

cppcoro::task<> straight(cppcoro::static_thread_pool &Pool) {
  co_await Pool.schedule();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}
