// RUN: %practice %s -- -std=c++20 -I%inputs

#include <boost/asio.hpp>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<int> ask();

awaitable<void> bad(asio::io_context &loop) {
  loop.run(); // bad: async-blocking-call
  co_return;
}

awaitable<int> good() { co_return co_await ask(); }
int main() {
  asio::io_context loop;
  loop.run();
}
