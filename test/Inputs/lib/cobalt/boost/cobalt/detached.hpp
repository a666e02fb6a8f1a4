// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

struct detached;

namespace detail {
struct detached_promise : promise_await_base {
  detached get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() {}
};
} // namespace detail

struct detached {
  using promise_type = detail::detached_promise;
};

} // namespace boost::cobalt
