// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

template <typename Return> struct promise;

namespace detail {
template <typename Return> struct cobalt_promise : promise_await_base {
  promise<Return> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_value(Return);
};
template <> struct cobalt_promise<void> : promise_await_base {
  promise<void> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
};
} // namespace detail

template <typename Return> struct [[nodiscard]] promise {
  using promise_type = detail::cobalt_promise<Return>;
  promise(promise &&) noexcept;
  ~promise();
  auto operator co_await() { return detail::value_awaitable<Return>{}; }
  void operator+() &&;
  void detach();
  void attach();
  bool ready() const;
  Return get();
};

} // namespace boost::cobalt
