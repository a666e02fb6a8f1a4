// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace concurrencpp {

template <typename type> class generator {
public:
  struct promise_type {
    generator get_return_object() noexcept;
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    std::suspend_always yield_value(const type &) noexcept { return {}; }
    void unhandled_exception();
    void return_void() noexcept {}
  };
  type *begin();
  type *end() noexcept;
};

} // namespace concurrencpp
