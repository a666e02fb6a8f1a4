// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <chrono>
#include <utility>

namespace seastar {

template <typename T = void> class promise;

namespace internal {
class future_base {};
} // namespace internal

template <typename T = void>
class [[nodiscard]] future : private internal::future_base {
public:
  future(future &&) noexcept;
  bool available() const noexcept;
  bool failed() const noexcept;
  T get();
  void wait() noexcept;
  void ignore_ready_future() noexcept;
  template <typename Func> future<> then(Func &&) noexcept;
  template <typename Func> future<> then_wrapped(Func &&) noexcept;
  template <typename Func> future handle_exception(Func &&) noexcept;
};

template <typename T> class promise {
public:
  future<T> get_future() noexcept;
};

template <typename T = void, typename... A> future<T> make_ready_future(A &&...) noexcept;

template <typename T> template <typename Func> future<> future<T>::then(Func &&) noexcept {
  return make_ready_future<>();
}
template <typename T> template <typename Func> future<> future<T>::then_wrapped(Func &&) noexcept {
  return make_ready_future<>();
}

} // namespace seastar
