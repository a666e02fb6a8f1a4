// RUN: %check_tidy %s async-unbounded-concurrency %t --option CheckConstants=true -- -std=c++20

#include <array>
#include <boost/asio.hpp>

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;

awaitable<void> fetch_nth(std::size_t Nth);

// A number that is known, but not small.
void many(asio::io_context &Loop) {
  for (int I = 0; I < 1000; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch_nth' starts 1000 tasks that run at once, more than the 16 that are taken for few
  for (int I = 1; I <= 100; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch_nth' starts 100 tasks that run at once
  for (int I = 0; I < 8; ++I)
    for (int J = 0; J < 8; ++J)
      asio::co_spawn(Loop, fetch_nth(I * J), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'fetch_nth' starts 64 tasks that run at once
}

void few(asio::io_context &Loop, const std::array<int, 8> &Eight) {
  for (int I = 0; I < 16; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (int Each : Eight)
    asio::co_spawn(Loop, fetch_nth(Each), detached);
}
