// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"
#include <boost/asio/async_result.hpp>
#include <boost/system/error_code.hpp>
#include <coroutine>

namespace boost::cobalt {

namespace detail {
template <typename... Args> struct op_result {
  using type = void;
};
template <typename T> struct op_result<T> {
  using type = T;
};
template <> struct op_result<system::error_code> {
  using type = void;
};
template <typename T> struct op_result<system::error_code, T> {
  using type = T;
};
} // namespace detail

template <typename... Args> struct op {
  struct awaitable {
    bool await_ready() { return false; }
    bool await_suspend(std::coroutine_handle<>);
    typename detail::op_result<Args...>::type await_resume();
  };
  awaitable operator co_await() && { return {}; }
};

struct use_op_t {};
constexpr use_op_t use_op{};

} // namespace boost::cobalt

template <typename... Args>
struct boost::asio::async_result<boost::cobalt::use_op_t, void(Args...)> {
  using return_type = boost::cobalt::op<std::decay_t<Args>...>;
  template <typename Initiation, typename... Arguments>
  static return_type initiate(Initiation &&, boost::cobalt::use_op_t,
                              Arguments &&...) {
    return {};
  }
};
