// RUN: %practice %s -- -std=c++20

#include <boost/asio.hpp>

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

void note(std::size_t size);

awaitable<void> bad(tcp::socket &peer, asio::mutable_buffer into) {
  asio::async_read(peer, into, [](boost::system::error_code, std::size_t size) { note(size); }); // bad: async-callback-in-coroutine
  co_return;
}

awaitable<void> good(tcp::socket &peer, asio::mutable_buffer into) {
  note(co_await asio::async_read(peer, into, asio::use_awaitable));
}
