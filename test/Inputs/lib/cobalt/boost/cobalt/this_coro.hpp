// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/this_coro.hpp>
#include <coroutine>
#include <utility>

namespace boost::cobalt {

using executor = asio::any_io_executor;

namespace this_coro {
using namespace asio::this_coro;
} // namespace this_coro

namespace detail {

struct executor_awaitable {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  executor await_resume();
};

/// What every promise of the library awaits.
struct promise_await_base {
  executor_awaitable await_transform(this_coro::executor_t) { return {}; }
  template <typename Awaitable> Awaitable &&await_transform(Awaitable &&A) {
    return std::forward<Awaitable>(A);
  }
  void unhandled_exception();
};

template <typename T> struct value_awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

} // namespace detail
} // namespace boost::cobalt
