// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"
#include <cstddef>

namespace boost::cobalt {

template <typename T> struct channel {
  explicit channel(std::size_t Limit = 0u);

  struct read_op {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  struct write_op {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  read_op read() { return {}; }
  write_op write(T) { return {}; }
};

} // namespace boost::cobalt
