// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <chrono>
#include <coroutine>

namespace concurrencpp {

struct null_result {};

enum class result_status { idle, value, exception };

namespace details {

template <class type> struct awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<void>) noexcept;
  type await_resume();
};

} // namespace details

template <class type> class result {
public:
  result() noexcept = default;
  result(result &&) noexcept;
  result &operator=(result &&) noexcept;
  ~result();
  result_status status() const;
  void wait() const;
  template <class duration_type, class ratio_type>
  result_status wait_for(std::chrono::duration<duration_type, ratio_type>) const {
    return result_status::idle;
  }
  type get();
  auto operator co_await() { return details::awaitable<type>{}; }
  auto resolve() { return details::awaitable<result>{}; }
};

namespace details {

struct initialy_resumed_promise {
  std::suspend_never initial_suspend() const noexcept { return {}; }
};
struct result_publisher : std::suspend_always {};

template <class type>
struct initialy_resumed_result_promise : initialy_resumed_promise {
  result<type> get_return_object();
  result_publisher final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept;
  void return_value(type);
};
template <>
struct initialy_resumed_result_promise<void> : initialy_resumed_promise {
  result<void> get_return_object();
  result_publisher final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept;
  void return_void() noexcept {}
};
struct initialy_resumed_null_result_promise : initialy_resumed_promise {
  null_result get_return_object() noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept;
  void return_void() noexcept {}
};

} // namespace details
} // namespace concurrencpp

template <class... arguments>
struct std::coroutine_traits<concurrencpp::null_result, arguments...> {
  using promise_type =
      concurrencpp::details::initialy_resumed_null_result_promise;
};
template <class type, class... arguments>
struct std::coroutine_traits<concurrencpp::result<type>, arguments...> {
  using promise_type =
      concurrencpp::details::initialy_resumed_result_promise<type>;
};
