// RUN: %practice %s -- -std=c++20 -I%inputs

#include <boost/asio.hpp>

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

awaitable<void> bad_too(tcp::socket &peer, asio::const_buffer data) {
  co_await asio::async_write(peer, data, asio::as_tuple(use_awaitable)); // bad: async-ignored-error
}
