// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/cppcoro

#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <gtest/gtest.h>

cppcoro::task<> answers_twice();

TEST(Client, Bad) {
  answers_twice(); // bad: async-dropped-task
}

TEST(Client, Good) { cppcoro::sync_wait(answers_twice()); }
