// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace kj {
class UnwindDetector {
public:
  UnwindDetector();
  bool isUnwinding() const;
};

template <typename T> class Promise;
template <> class Promise<void> {
public:
  struct promise_type {
    Promise get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace kj
