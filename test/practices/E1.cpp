// RUN: %practice %s -- -std=c++20

#include <boost/asio.hpp>

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad(tcp::socket &peer, asio::const_buffer data) {
  co_await asio::async_write(peer, data, asio::as_tuple(asio::use_awaitable)); // bad: async-ignored-error
}

awaitable<bool> good(tcp::socket &peer, asio::const_buffer data) {
  auto [error, size] = co_await asio::async_write(peer, data, asio::as_tuple(asio::use_awaitable));
  co_return !error;
}
