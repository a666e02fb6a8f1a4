// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

struct thread;

namespace detail {
struct thread_initial_awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>);
  void await_resume() {}
};
struct thread_promise : promise_await_base {
  thread get_return_object();
  thread_initial_awaitable initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() {}
};
} // namespace detail

struct thread {
  using promise_type = detail::thread_promise;
  thread(thread &&) noexcept;
  ~thread();
  auto operator co_await() { return detail::value_awaitable<void>{}; }
  void join();
  void detach();
};

} // namespace boost::cobalt
