// RUN: %practice %s -- -std=c++20

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <string>

using boost::asio::awaitable;
using namespace boost::asio::experimental::awaitable_operators;

awaitable<std::string> get(std::string url);

awaitable<std::size_t> bad() {
  std::string first = co_await get("a");
  std::string second = co_await get("b"); // bad: async-sequential-awaits
  co_return first.size() + second.size();
}

awaitable<std::size_t> good() {
  auto [first, second] = co_await (get("a") && get("b"));
  co_return first.size() + second.size();
}
