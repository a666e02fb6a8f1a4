// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <boost/asio.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> serve(int id) {
  tcp::socket peer(co_await asio::this_coro::executor);
  co_await peer.async_connect({asio::ip::address_v4::loopback(), static_cast<unsigned short>(id)}, use_awaitable);
}

awaitable<void> bad() {
  auto executor = co_await asio::this_coro::executor;
  co_spawn(executor, serve(1), asio::detached); // bad: async-detached-exception
}

void log(std::exception_ptr);
awaitable<void> good() {
  auto executor = co_await asio::this_coro::executor;
  co_spawn(executor, serve(1), [](std::exception_ptr error) { log(error); });
}

folly::coro::Task<void> run(int id);

folly::coro::Task<void> bad_too(bool more) {
  folly::coro::AsyncScope scope;
  scope.add(run(1));
  if (!more)
    co_return; // bad: async-unjoined-scope
  scope.add(run(2));
  co_await scope.joinAsync();
}

folly::coro::Task<void> good_too() {
  folly::coro::AsyncScope scope;
  scope.add(run(1));
  co_await scope.joinAsync();
}
