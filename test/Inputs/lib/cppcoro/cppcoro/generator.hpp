// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace cppcoro {

template <typename T> class [[nodiscard]] generator {
public:
  struct promise_type {
    generator get_return_object() noexcept;
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    std::suspend_always yield_value(const T &Value) noexcept;
    void unhandled_exception();
    void return_void();
    template <typename U> std::suspend_never await_transform(U &&) = delete;
  };
  T *begin();
  T *end() noexcept;
};

} // namespace cppcoro
