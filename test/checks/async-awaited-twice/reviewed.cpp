// RUN: %check_tidy %s async-awaited-twice %t -- -std=c++20

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
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
aw<> all(std::vector<aw<int>>);

aw<> batches(std::vector<std::vector<int>> pages) {
  std::vector<aw<int>> q;
  for (auto &p : pages) {
    for (int id : p)
      q.push_back(get(id));
    co_await all(std::move(q));
  }
}
aw<int> f(int n) {
  auto t = get(1);
  for (int i = 0; i < n; ++i) {
    if (i == n - 1)
      co_await std::move(t);
    else
      co_await w(i);
  }
  co_return 0;
}
void take(aw<int>);
bool is_a(int);
aw<int> g(int k) {
  auto t = get(1);
  bool a = is_a(k);
  if (a)
    take(std::move(t));
  bool other = !a;
  if (other)
    co_return co_await std::move(t);
  co_return 0;
}
