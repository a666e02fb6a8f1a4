// RUN: %check_tidy %s async-callback-in-coroutine %t -- -std=c++20 -I%inputs -isystem %inputs/lib/seastar

// Operations that could be awaited go on in callbacks.

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

awaitable<void> reads(tcp::socket &s, asio::mutable_buffer b) {
  asio::async_read(s, b, [](error_code, std::size_t n) { note(n); });
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::async_read' goes on in a callback, inside a coroutine that could await it: what follows and what fails are in two places
  co_await asio::post(use_awaitable);
}
awaitable<void> reads_some(tcp::socket &s, asio::mutable_buffer b) {
  s.async_read_some(b, [&](error_code e, std::size_t n) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::ip::tcp::socket::async_read_some' goes on in a callback, inside a coroutine that could await it: what follows and what fails are in two places
    if (!e)
      note(n);
  });
  co_await asio::post(use_awaitable);
}
awaitable<void> by_a_variable(tcp::resolver &r) {
  auto done = [](error_code, tcp::resolver::results_type) {};
  r.async_resolve("a", "b", done);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::ip::tcp::resolver::async_resolve' goes on in a callback, inside a coroutine that could await it: what follows and what fails are in two places
  co_await asio::post(use_awaitable);
}
seastar::future<int> number();
seastar::future<> chains() {
  co_await number().then([](int n) { note(n); });
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::future::then' goes on in a callback, inside a coroutine that could await it: what follows and what fails are in two places
}
