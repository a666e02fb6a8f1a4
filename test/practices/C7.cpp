// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/cppcoro

#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/task.hpp>
#include <cstdlib>

cppcoro::task<> bad(cppcoro::static_thread_pool &pool) {
  pool.schedule(); // bad: async-dropped-task
  std::system("true"); // bad: async-blocking-call
  co_return;
}

cppcoro::task<> good(cppcoro::static_thread_pool &pool) {
  co_await pool.schedule();
  std::system("true");
}
