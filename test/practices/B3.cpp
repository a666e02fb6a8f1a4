// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/libcoro

#include <coro/task.hpp>
#include <coro/when_any.hpp>
#include <stop_token>

coro::task<int> ask(int server);
coro::task<int> ask(int server, std::stop_token stop);

coro::task<void> bad() {
  co_await coro::when_any(ask(1), ask(2)); // bad: async-unjoined-scope
}

coro::task<void> good() {
  std::stop_source stop;
  co_await coro::when_any(std::move(stop), ask(1, stop.get_token()), ask(2, stop.get_token()));
}
