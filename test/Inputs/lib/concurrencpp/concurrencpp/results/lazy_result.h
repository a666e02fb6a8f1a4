// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/results/result.h"

namespace concurrencpp {

template <class type> class lazy_result {
public:
  lazy_result() noexcept = default;
  lazy_result(lazy_result &&) noexcept;
  ~lazy_result() noexcept;
  auto operator co_await() { return details::awaitable<type>{}; }
  result<type> run();
};

namespace details {

struct lazy_promise_base {
  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <class type> struct lazy_promise : lazy_promise_base {
  lazy_result<type> get_return_object();
  void return_value(type);
};
template <> struct lazy_promise<void> : lazy_promise_base {
  lazy_result<void> get_return_object();
  void return_void() noexcept {}
};

} // namespace details
} // namespace concurrencpp

template <class type, class... arguments>
struct std::coroutine_traits<concurrencpp::lazy_result<type>, arguments...> {
  using promise_type = concurrencpp::details::lazy_promise<type>;
};
