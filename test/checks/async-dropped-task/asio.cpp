// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20

// Asynchronous operations: what their completion token makes of them.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>

namespace asio = boost::asio;
using asio::awaitable;
using asio::deferred;
using asio::use_awaitable;
using tcp = asio::ip::tcp;
using namespace asio::experimental::awaitable_operators;

using default_socket = asio::use_awaitable_t<>::as_default_on_t<tcp::socket>;
using default_timer = asio::use_awaitable_t<>::as_default_on_t<asio::steady_timer>;

awaitable<int> fetch();

awaitable<void> defaulted(default_socket &Socket, asio::mutable_buffer Buffer) {
  Socket.async_read_some(Buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'default_socket::async_read_some' is dropped: it is lazy, so the work is never started
  // CHECK-FIXES: co_await Socket.async_read_some(Buffer);
  default_timer Timer(co_await asio::this_coro::executor);
  Timer.async_wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by
  // CHECK-FIXES: co_await Timer.async_wait();
  auto Acceptor = use_awaitable.as_default_on(tcp::acceptor(co_await asio::this_coro::executor));
  Acceptor.async_accept();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the task returned by
  // CHECK-FIXES: co_await Acceptor.async_accept();
  asio::async_write(Socket, Buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by 'boost::asio::async_write' is dropped
  // CHECK-FIXES: co_await asio::async_write(Socket, Buffer);
  co_await Socket.async_read_some(Buffer);
  co_await asio::async_write(Socket, Buffer);
  // Its handler runs: nothing is lost.
  Socket.async_read_some(Buffer, [](boost::system::error_code, std::size_t) {});
  Timer.async_wait(asio::detached);
}

awaitable<void> tokens(tcp::socket &Socket, asio::steady_timer &Timer, asio::mutable_buffer Buffer) {
  Timer.async_wait(use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by
  // CHECK-FIXES: co_await Timer.async_wait(use_awaitable);
  Timer.async_wait(deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the operation returned by 'boost::asio::steady_timer::async_wait' is dropped: it is lazy, so the work is never started
  // CHECK-FIXES: Timer.async_wait(deferred);
  boost::system::error_code Error;
  Timer.async_wait(asio::redirect_error(use_awaitable, Error));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by
  asio::async_read(Socket, Buffer, asio::bind_executor(Timer.get_executor(), use_awaitable));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by 'boost::asio::async_read' is dropped
  asio::post(Timer.get_executor(), use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by 'boost::asio::post' is dropped
  co_await Timer.async_wait(use_awaitable);
  co_await Timer.async_wait(deferred)(use_awaitable);
  auto Later = Timer.async_wait(deferred);
  co_await std::move(Later)(use_awaitable);
}

awaitable<void> spawns(asio::io_context &Loop) {
  asio::co_spawn(Loop, fetch(), use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by 'boost::asio::co_spawn' is dropped: it is lazy, so the work is never started
  // CHECK-FIXES: co_await asio::co_spawn(Loop, fetch(), use_awaitable);
  asio::co_spawn(Loop, fetch(), asio::detached);
  asio::co_spawn(Loop, fetch(), [](std::exception_ptr, int) {});
  asio::co_spawn(Loop, fetch(), asio::use_future).get();
  co_await asio::co_spawn(Loop, fetch(), use_awaitable);
}

awaitable<void> groups(asio::steady_timer &Timer) {
  fetch() && Timer.async_wait(use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by
  // CHECK-FIXES: co_await (fetch() && Timer.async_wait(use_awaitable));
  (fetch() || fetch());
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the task returned by
  // CHECK-FIXES: co_await (fetch() || fetch());
  asio::experimental::make_parallel_group(Timer.async_wait(deferred), Timer.async_wait(deferred));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the operation returned by 'boost::asio::experimental::make_parallel_group' is dropped
  co_await (fetch() && fetch());
}

// Outside a coroutine as well.
void start(default_socket &Socket, asio::mutable_buffer Buffer) {
  Socket.async_read_some(Buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: outside a coroutine, 'boost::asio::co_spawn(executor, Socket.async_read_some(Buffer), boost::asio::detached)' runs it
  // CHECK-FIXES: Socket.async_read_some(Buffer);
}
