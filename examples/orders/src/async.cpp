// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/async.h"
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

namespace orders {

awaitable<void> sleep_for(asio::steady_timer::duration time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(use_awaitable);
}

awaitable<void> within(asio::steady_timer::duration limit, awaitable<void> work) {
  auto executor = co_await asio::this_coro::executor;
  asio::steady_timer deadline(executor, limit);
  auto both = asio::experimental::make_parallel_group(
      asio::co_spawn(executor, std::move(work), asio::deferred),
      deadline.async_wait(asio::deferred));
  auto [order, failure, expired] =
      co_await both.async_wait(asio::experimental::wait_for_one(), use_awaitable);
  if (order[0] == 1)
    throw boost::system::system_error(asio::error::timed_out);
  if (failure)
    std::rethrow_exception(failure);
}

std::function<void(std::exception_ptr)> log_failure(std::string what) {
  return [what = std::move(what)](std::exception_ptr failure) {
    if (!failure)
      return;
    try {
      std::rethrow_exception(failure);
    } catch (const boost::system::system_error &error) {
      spdlog::error("{}: {}", what, error.code().message());
    } catch (const std::exception &error) {
      spdlog::error("{}: {}", what, error.what());
    }
  };
}

} // namespace orders
