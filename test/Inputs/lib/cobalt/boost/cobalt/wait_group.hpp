// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/promise.hpp"
#include <cstddef>
#include <exception>

namespace boost::cobalt {

struct wait_group {
  explicit wait_group(int = 0, int = 0);
  wait_group(wait_group &&) noexcept;
  ~wait_group();
  void push_back(promise<void>);
  std::size_t size() const;
  void cancel(int = 0);
  struct wait_op {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  wait_op wait();
  wait_op wait_one();
  wait_op operator co_await();
  wait_op await_exit(std::exception_ptr);
};

} // namespace boost::cobalt
