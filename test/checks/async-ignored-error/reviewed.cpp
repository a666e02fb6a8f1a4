// RUN: %check_tidy %s async-ignored-error %t -- -std=c++20

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
#include <functional>

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

aw<error_code> ia() {
  error_code first;
  for (int i = 0; i < 3; ++i) {
    error_code e = co_await op(i);
    if (!first)
      first = e;
  }
  co_return first;
}
aw<> ib(tcp::socket &s, error_code *out) {
  auto [ec] = co_await s.async_connect({}, tup);
  if (out)
    *out = ec;
  co_await w(1);
}
aw<> ic(tcp::socket &s, std::function<void(error_code)> cb) {
  auto [ec] = co_await s.async_connect({}, tup);
  if (cb)
    cb(ec);
  co_await w(1);
}
aw<> id(tcp::socket &s, bool strict) {
  auto [ec] = co_await s.async_connect({}, tup);
  if (strict) {
    if (ec)
      throw boost::system::system_error(ec);
  }
  co_await w(1);
}
aw<> ie(tcp::resolver &r) {
  auto [ec, found] = co_await r.async_resolve("a", "b", tup);
  for (auto &e : found)
    co_await w(e.endpoint().port());
}
aw<> ig(tcp::socket &s) {
  char d[9];
  auto [ec, n] = co_await s.async_read_some(asio::buffer(d), tup);
  std::string_view v(d, n);
  if (v.empty())
    co_return;
  co_await w(n);
}
