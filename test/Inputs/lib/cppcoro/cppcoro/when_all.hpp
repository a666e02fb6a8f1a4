// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <vector>

namespace cppcoro {

namespace detail {
struct when_all_awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume();
};
} // namespace detail

template <typename... Awaitables>
[[nodiscard]] detail::when_all_awaitable when_all(Awaitables &&...) {
  return {};
}
template <typename Awaitable>
[[nodiscard]] detail::when_all_awaitable when_all(std::vector<Awaitable>) {
  return {};
}

} // namespace cppcoro
