// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

template <typename Yield, typename Push = void> struct generator;

namespace detail {
template <typename Yield, typename Push>
struct generator_promise : promise_await_base {
  generator<Yield, Push> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  std::suspend_always yield_value(Yield) { return {}; }
  void return_value(Yield);
};
} // namespace detail

template <typename Yield, typename Push> struct [[nodiscard]] generator {
  using promise_type = detail::generator_promise<Yield, Push>;
  auto operator co_await() { return detail::value_awaitable<Yield>{}; }
  explicit operator bool() const;
};

} // namespace boost::cobalt
