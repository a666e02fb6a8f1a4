// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/cppcoro

#include <chrono>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <gtest/gtest.h>
#include <thread>

cppcoro::task<> answers();
cppcoro::task<> bad() {
  std::this_thread::sleep_for(std::chrono::seconds(1)); // bad: async-blocking-call
  co_return;
}

TEST(Client, Bad) {
  answers(); // bad: async-dropped-task
}

TEST(Client, Good) { cppcoro::sync_wait(answers()); }
