// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20

// co_spawn, on the real headers of Boost.Asio.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <iostream>
#include <string>
#include <string_view>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using namespace asio::experimental::awaitable_operators;

awaitable<void> greet(tcp::socket &socket, std::string_view text) {
  co_await asio::async_write(socket, asio::buffer(text), use_awaitable);
}
awaitable<void> serve(tcp::socket socket) {
  char Data[16];
  co_await socket.async_read_some(asio::buffer(Data), use_awaitable);
}
awaitable<void> log(const std::string &text) {
  std::cout << text;
  co_return;
}

awaitable<void> accepts(tcp::acceptor &Acceptor) {
  const auto Executor = co_await asio::this_coro::executor;
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(use_awaitable);
    asio::co_spawn(Executor, greet(Socket, "hello"), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'Socket' dies before the task of 'greet' uses it through 'socket' [async-dangling-parameter]
    // CHECK-MESSAGES: :18:30: note: 'greet' uses 'socket' here, once it has been started
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is left to run by itself here; 'Socket' dies at the end of its scope
    asio::co_spawn(Executor, serve(std::move(Socket)), asio::detached);
  }
}
void spawns(asio::io_context &Loop, tcp::socket &Socket) {
  std::string Text = "hello";
  asio::co_spawn(Loop, log(Text + "!"), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the temporary 'Text + "!"' dies before the task of 'log' uses it through 'text'
  // CHECK-MESSAGES: note: 'log' uses 'text' here
  // CHECK-MESSAGES: note: the task is left to run by itself here; the temporary dies at the end of the statement
  asio::co_spawn(Loop, greet(Socket, Text), [](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'Text' dies before the task of 'greet' uses it through 'text'
  // CHECK-MESSAGES: note: 'greet' uses 'text' here
  // CHECK-MESSAGES: note: the task is left to run by itself here
}
void spawnsAndRuns(asio::io_context &Loop) {
  std::string Text = "hello";
  asio::co_spawn(Loop, log(Text), asio::detached);
  Loop.run();
}
awaitable<void> accept(tcp::acceptor &acceptor);
int main() {
  asio::io_context Loop;
  tcp::acceptor Acceptor(Loop, {tcp::v4(), 80});
  tcp::socket Socket(Loop);
  std::string Text = "hello";
  asio::co_spawn(Loop, accepts(Acceptor), asio::detached);
  asio::co_spawn(Loop, greet(Socket, "literal"), asio::detached);
  asio::thread_pool Pool;
  auto Executor = Pool.get_executor();
  auto Future = asio::co_spawn(Executor, log(Text), asio::use_future);
  Future.get();
  Loop.run();
}
awaitable<void> waits(tcp::socket &Socket) {
  const auto Executor = co_await asio::this_coro::executor;
  std::string Text = "hello";
  co_await log("text");
  co_await (log(Text + "!") && greet(Socket, Text));
  co_await asio::co_spawn(Executor, log("text"), use_awaitable);
  asio::co_spawn(Executor, log(Text), asio::detached);
  asio::steady_timer Timer(Executor, std::chrono::seconds(1));
  co_await Timer.async_wait(use_awaitable);
}

// A coroutine of the executor itself begins what it spawns at once.
asio::awaitable<void> takes_first(tcp::socket &&Socket) {
  tcp::socket Mine = std::move(Socket);
  co_await Mine.async_wait(tcp::socket::wait_read, asio::use_awaitable);
}
asio::awaitable<void> takes_later(tcp::socket &&Socket) {
  co_await asio::post(asio::use_awaitable);
  tcp::socket Mine = std::move(Socket);
}
asio::awaitable<void> accepts_first(tcp::acceptor &Acceptor) {
  for (;;) {
    auto Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(co_await asio::this_coro::executor, takes_first(std::move(Socket)), asio::detached);
  }
}
asio::awaitable<void> accepts_later(tcp::acceptor &Acceptor) {
  for (;;) {
    auto Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(co_await asio::this_coro::executor, takes_later(std::move(Socket)), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:78: warning: 'Socket' dies before the task of 'takes_later' uses it through 'Socket'
    // CHECK-MESSAGES: note: 'takes_later' uses 'Socket' here, once it has been started
    // CHECK-MESSAGES: note: the task is left to run by itself here
  }
}
asio::awaitable<void> accepts_for_pool(tcp::acceptor &Acceptor, asio::thread_pool &Pool) {
  for (;;) {
    auto Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Pool, takes_first(std::move(Socket)), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'Socket' dies before the task of 'takes_first' uses it through 'Socket'
    // CHECK-MESSAGES: note: 'takes_first' uses 'Socket' here, once it has been started
    // CHECK-MESSAGES: note: the task is left to run by itself here
  }
}
void accepts_outside(asio::io_context &Loop, tcp::acceptor &Acceptor) {
  tcp::socket Socket = Acceptor.accept();
  asio::co_spawn(Loop, takes_first(std::move(Socket)), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'Socket' dies before the task of 'takes_first' uses it through 'Socket'
  // CHECK-MESSAGES: note: 'takes_first' uses 'Socket' here, once it has been started
  // CHECK-MESSAGES: note: the task is left to run by itself here
}
