// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <vector>

namespace coro {

namespace detail {
class when_all_ready_awaitable {
public:
  auto await_ready() const noexcept -> bool { return false; }
  auto await_suspend(std::coroutine_handle<>) noexcept -> void;
  auto await_resume() -> void;
};
} // namespace detail

template <typename... awaitables_type>
[[nodiscard]] auto when_all(awaitables_type...)
    -> detail::when_all_ready_awaitable {
  return {};
}
template <typename awaitable_type>
[[nodiscard]] auto when_all(std::vector<awaitable_type>)
    -> detail::when_all_ready_awaitable {
  return {};
}

} // namespace coro
