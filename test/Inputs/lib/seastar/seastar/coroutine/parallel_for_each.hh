// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace seastar::coroutine {

template <typename Func>
class [[nodiscard("must be awaited")]] parallel_for_each final {
public:
  template <typename Range> explicit parallel_for_each(Range &&, Func &&) noexcept {}
  bool await_ready() const noexcept { return false; }
  template <typename T> void await_suspend(std::coroutine_handle<T>) {}
  void await_resume() const {}
};
template <typename Range, typename Func>
parallel_for_each(Range &&, Func &&) -> parallel_for_each<Func>;

} // namespace seastar::coroutine
