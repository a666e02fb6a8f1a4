// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_ASYNC_H
#define ORDERS_ASYNC_H

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

namespace orders {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

/// Runs blocking work on \p pool; the caller's loop goes on meanwhile and gets the caller back.
template <typename Work>
awaitable<std::invoke_result_t<Work &>> offload(asio::thread_pool &pool, Work work) {
  using Result = std::invoke_result_t<Work &>;
  co_return co_await asio::co_spawn(
      pool, [&work]() -> awaitable<Result> { co_return work(); }, use_awaitable);
}

/// Suspends the calling coroutine and leaves its thread free.
awaitable<void> sleep_for(asio::steady_timer::duration time);

/// Throws timed_out when \p work takes longer than \p limit, else what \p work throws.
awaitable<void> within(asio::steady_timer::duration limit, awaitable<void> work);

/// The completion handler of background work: a failure is logged with \p what.
std::function<void(std::exception_ptr)> log_failure(std::string what);

} // namespace orders

#endif
