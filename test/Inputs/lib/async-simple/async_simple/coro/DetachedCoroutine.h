// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace async_simple {
namespace coro {
namespace detail {

struct DetachedCoroutine {
  struct promise_type {
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception();
    DetachedCoroutine get_return_object() noexcept { return {}; }
  };
};

} // namespace detail
} // namespace coro
} // namespace async_simple
