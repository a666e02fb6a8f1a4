// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

class main;

namespace detail {
struct main_promise : promise_await_base {
  cobalt::main get_return_object();
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_value(int) {}
};
} // namespace detail

class main {
public:
  using promise_type = detail::main_promise;
};

} // namespace boost::cobalt
