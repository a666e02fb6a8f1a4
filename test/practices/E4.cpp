// RUN: %practice %s -- -std=c++20 -I%inputs

#include <boost/asio.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <limits>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> serve(int id);

awaitable<void> bad(std::vector<int> ids) {
  auto executor = co_await asio::this_coro::executor;
  for (int id : ids)
    co_spawn(executor, serve(id), asio::detached); // bad: async-unbounded-concurrency
}

using queue = asio::experimental::channel<void(boost::system::error_code, int)>;
awaitable<void> good(queue &ids, std::vector<int> all) {
  for (int id : all)
    co_await ids.async_send({}, id, use_awaitable);
}
