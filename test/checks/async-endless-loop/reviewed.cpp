// RUN: %check_tidy %s async-endless-loop %t -- -std=c++20

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
#include <functional>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;
template <class T = void> using aw = asio::awaitable<T>;
constexpr auto tup = asio::as_tuple(asio::use_awaitable);
aw<> w(int);
aw<int> get(int);
aw<error_code> op(int);
int step();

struct s {
  tcp::socket k;
  bool open = true;
  char d[9];
  std::function<void(error_code)> on_error;
  aw<> a() {
    while (open) {
      auto [ec, n] = co_await k.async_read_some(asio::buffer(d), tup);
      if (ec) {
        on_error(ec);
        continue;
      }
      co_await w(n);
    }
  }
  aw<> b() {
    auto stop = [&] { open = false; };
    while (open) {
      auto [ec, n] = co_await k.async_read_some(asio::buffer(d), tup);
      if (ec) {
        stop();
        continue;
      }
      co_await w(n);
    }
  }
  aw<> c(std::vector<tcp::socket> &ps) {
    for (;;) {
      for (auto &p : ps) {
        auto [ec, n] = co_await p.async_read_some(asio::buffer(d), tup);
        if (ec)
          continue;
        co_await w(n);
      }
      co_await w(0);
    }
  }
};
