// RUN: %check_tidy %s async-callback-in-coroutine %t -- -std=c++20 -I%inputs -isystem %inputs/lib/seastar

// CHECK-SILENT

// Awaited, watched beside, or in no coroutine that could await.

#include "task.h"
#include <boost/asio.hpp>
#include <functional>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
void note(std::size_t);

seastar::future<int> number();
awaitable<void> awaits(tcp::socket &s, asio::mutable_buffer b) {
  note(co_await asio::async_read(s, b, use_awaitable));
}
void no_coroutine(tcp::socket &s, asio::mutable_buffer b) {
  asio::async_read(s, b, [](error_code, std::size_t n) { note(n); });
}
awaitable<void> watches(tcp::socket &s, asio::steady_timer &t) {
  t.async_wait([&](error_code e) {
    if (!e)
      s.cancel();
  });
  co_await asio::post(use_awaitable);
}
awaitable<void> in_a_lambda(tcp::socket &s, asio::mutable_buffer b) {
  auto later = [&] { asio::async_read(s, b, [](error_code, std::size_t n) { note(n); }); };
  later();
  co_await asio::post(use_awaitable);
}
seastar::future<> chains_outside() { return number().then([](int n) { note(n); }); }
awaitable<void> awaits_as_a_tuple(tcp::socket &s, asio::mutable_buffer b) {
  auto r = co_await s.async_read_some(b, asio::as_tuple(use_awaitable));
  (void)r;
}
own::task<> of_another_library(tcp::socket &s, asio::mutable_buffer b) {
  asio::async_read(s, b, [](error_code, std::size_t n) { note(n); });
  co_return;
}
