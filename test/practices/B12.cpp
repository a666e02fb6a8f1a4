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
  serve(0); // bad: async-dropped-task
  auto executor = co_await asio::this_coro::executor;
  co_spawn(executor, serve(1), asio::detached); // bad: async-detached-exception
}

void log(std::exception_ptr);
awaitable<void> good() {
  co_await serve(0);
  auto executor = co_await asio::this_coro::executor;
  co_spawn(executor, serve(1), [](std::exception_ptr error) { log(error); });
}
