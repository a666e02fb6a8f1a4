// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/coro/Task.h"

namespace folly {
namespace coro {

struct blocking_wait_fn {
  template <typename T> T operator()(Task<T> &&) const {
    return detail::TaskAwaiter<T>{}.await_resume();
  }
};
inline constexpr blocking_wait_fn blocking_wait{};
static constexpr blocking_wait_fn const &blockingWait = blocking_wait;

} // namespace coro
} // namespace folly
