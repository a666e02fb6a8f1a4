// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <tuple>
#include <vector>

namespace cppcoro {

template <typename T> class task;

namespace detail {
template <typename T> class when_all_task {
public:
  T result();
};
template <typename Tasks> struct when_all_ready_awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  Tasks &&await_resume() noexcept;
};
} // namespace detail

template <typename... T>
[[nodiscard]] detail::when_all_ready_awaitable<
    std::tuple<detail::when_all_task<T>...>>
when_all_ready(task<T>...) {
  return {};
}
template <typename T>
[[nodiscard]] detail::when_all_ready_awaitable<
    std::vector<detail::when_all_task<T>>>
when_all_ready(std::vector<task<T>>) {
  return {};
}

} // namespace cppcoro
