// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 %s
// RUN: %model_dump %s -- -std=c++20 \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.Asio, on the real headers.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <unistd.h>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

asio::awaitable<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=asio kind=lazy

asio::awaitable<void> work() { co_return; }
// CHECK: {{^}}[[@LINE-1]]: function 'work': coroutine library=asio kind=lazy

asio::awaitable<int> forward() { return compute(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=asio kind=lazy

asio::awaitable<void> awaits(asio::steady_timer &Timer) {
  co_await compute();
  co_await Timer.async_wait(asio::use_awaitable);
  co_await Timer.async_wait(asio::deferred);
  co_await asio::this_coro::executor;
}
// CHECK: {{^}}[[@LINE-6]]: function 'awaits': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call '{{[^']*}}::async_wait': cancel-only timer-wait
// CHECK: {{^}}[[@LINE-5]]: call '{{[^']*}}::async_wait': cancel-only timer-wait
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await operation lazy
// CHECK: {{^}}[[@LINE-8]]: await can-await

asio::awaitable<void> spawns(asio::io_context &Context) {
  asio::co_spawn(Context, work(), asio::detached);
  asio::co_spawn(Context, [] { return work(); }, asio::detached);
  using namespace asio::experimental::awaitable_operators;
  co_await (work() && work());
  co_await (work() || work());
}
// CHECK: {{^}}[[@LINE-7]]: function 'spawns': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-7]]: call 'boost::asio::co_spawn': begins-at-once spawn detach limiting
// CHECK: {{^}}[[@LINE-7]]: call 'boost::asio::co_spawn': begins-at-once spawn detach limiting
// CHECK: {{^}}[[@LINE-6]]: call 'boost::asio::experimental::awaitable_operators::operator&&': join
// CHECK: {{^}}[[@LINE-6]]: call 'boost::asio::experimental::awaitable_operators::operator||': join
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-12]]: function 'lambda': async library=asio kind=lazy

asio::awaitable<void>
limits(asio::experimental::channel<void(boost::system::error_code, int)> &Channel) {
  co_await Channel.async_send({}, 1, asio::use_awaitable);
  co_await Channel.async_receive(asio::use_awaitable);
}
// CHECK: {{^}}[[@LINE-4]]: function 'limits': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-4]]: call '{{[^']*}}::async_send': limiter
// CHECK: {{^}}[[@LINE-5]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-5]]: await task lazy can-await

asio::awaitable<void> hops(asio::thread_pool &Pool) {
  sleep(1);
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  sleep(2);
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  sleep(3);
  co_await asio::dispatch(asio::bind_executor(Pool, asio::use_awaitable));
  sleep(4);
  // The pool runs the completion handler, which resumes the coroutine on its
  // own executor.
  co_await asio::post(Pool, asio::use_awaitable);
  sleep(5);
}
// CHECK: {{^}}[[@LINE-13]]: function 'hops': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-13]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-13]]: call 'boost::asio::post': drops-callable drops-result hop turn
// CHECK: {{^}}[[@LINE-13]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-13]]: call 'boost::asio::post': drops-callable drops-result hop-back turn after-hop
// CHECK: {{^}}[[@LINE-13]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-13]]: call 'boost::asio::dispatch': drops-callable drops-result hop turn
// CHECK: {{^}}[[@LINE-13]]: call 'sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'boost::asio::post': drops-callable drops-result hop-back turn after-hop
// CHECK: {{^}}[[@LINE-11]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-21]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-20]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-21]]: await can-await
// CHECK: {{^}}[[@LINE-20]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-17]]: await task lazy can-await

asio::awaitable<void> sockets(tcp::socket &Socket, tcp::acceptor &Acceptor,
                              tcp::resolver &Resolver, asio::steady_timer &Timer) {
  char Data[16];
  auto Buffer = asio::buffer(Data);
  auto Endpoints = Resolver.resolve("localhost", "80");
  asio::connect(Socket, Endpoints);
  Socket.connect(*Endpoints.begin());
  Acceptor.accept(Socket);
  Socket.read_some(Buffer);
  Socket.write_some(Buffer);
  asio::read(Socket, Buffer);
  asio::write(Socket, Buffer);
  Socket.wait(tcp::socket::wait_read);
  Timer.wait();
  // The asynchronous forms of the same.
  co_await Resolver.async_resolve("localhost", "80", asio::use_awaitable);
  co_await Socket.async_read_some(Buffer, asio::use_awaitable);
  co_await asio::async_write(Socket, Buffer, asio::use_awaitable);
  co_await Timer.async_wait(asio::use_awaitable);
  // These do not wait.
  Socket.available();
  Socket.cancel();
  Socket.close();
  Timer.expires_after(1s);
}
// CHECK: {{^}}[[@LINE-25]]: function 'sockets': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::ip::tcp::resolver::resolve': blocking=network operation=resolve-name
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::connect': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::ip::tcp::socket::connect': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::ip::tcp::acceptor::accept': blocking=network operation=accept-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::ip::tcp::socket::read_some': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::ip::tcp::socket::write_some': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::read': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::write': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::ip::tcp::socket::wait': blocking=network operation=poll-descriptors
// CHECK: {{^}}[[@LINE-22]]: call 'boost::asio::steady_timer::wait': blocking=sleep operation=wait-timer
// CHECK: {{^}}[[@LINE-21]]: call 'boost::asio::ip::tcp::resolver::async_resolve': completion
// CHECK: {{^}}[[@LINE-21]]: call 'boost::asio::ip::tcp::socket::async_read_some': completion stream-read
// CHECK: {{^}}[[@LINE-21]]: call 'boost::asio::async_write': completion
// CHECK: {{^}}[[@LINE-21]]: call 'boost::asio::steady_timer::async_wait': cancel-only timer-wait
// CHECK: {{^}}[[@LINE-19]]: call 'boost::asio::ip::tcp::socket::cancel': cancels
// CHECK: {{^}}[[@LINE-19]]: call 'boost::asio::ip::tcp::socket::close': closes-awaited non-blocking-off
// CHECK: {{^}}[[@LINE-19]]: call 'boost::asio::steady_timer::expires_after': arms-timer
// CHECK: {{^}}[[@LINE-28]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-28]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-28]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-28]]: await task lazy can-await

asio::awaitable<void> modes(tcp::socket &Socket) {
  Socket.non_blocking(true);
  Socket.native_non_blocking(false);
  Socket.non_blocking();
  co_await Socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
}
// CHECK: {{^}}[[@LINE-6]]: function 'modes': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-6]]: call 'boost::asio::ip::tcp::socket::non_blocking': non-blocking-on
// CHECK: {{^}}[[@LINE-6]]: call 'boost::asio::ip::tcp::socket::native_non_blocking': non-blocking-off
// CHECK: {{^}}[[@LINE-6]]: call 'boost::asio::ip::tcp::socket::non_blocking': non-blocking-test
// CHECK: {{^}}[[@LINE-6]]: call 'boost::asio::ip::tcp::socket::async_wait': non-blocking-await
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await

asio::awaitable<void> datagrams(asio::ip::udp::socket &Socket) {
  char Data[16];
  Socket.receive(asio::buffer(Data));
  Socket.send(asio::buffer(Data));
  tcp::iostream Stream("localhost", "80");
  tcp::iostream Closed;
  co_return;
}
// CHECK: {{^}}[[@LINE-8]]: function 'datagrams': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-7]]: call 'boost::asio::ip::udp::socket::receive': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-7]]: call 'boost::asio::ip::udp::socket::send': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-7]]: construction 'boost::asio::basic_socket_iostream': blocking=network operation=connect-socket

asio::awaitable<void> nests(asio::io_context &Context, asio::thread_pool &Pool) {
  Context.run();
  Context.run_one();
  Context.run_for(1s);
  // Runs what is ready.
  Context.poll();
  Context.poll_one();
  Pool.join();
  co_return;
}
// CHECK: {{^}}[[@LINE-10]]: function 'nests': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-10]]: call 'boost::asio::io_context::run': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-10]]: call 'boost::asio::io_context::run_one': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-10]]: call 'boost::asio::io_context::run_for': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-7]]: call 'boost::asio::thread_pool::join': blocking=wait operation=join-thread

// Datagrams have no peer that would have to answer.
void connects(asio::ip::udp::socket &Datagrams, asio::ip::udp::endpoint There) {
  Datagrams.connect(There);
}
// CHECK: {{^}}[[@LINE-3]]: function 'connects': plain

int main() {
  asio::io_context Context;
  Context.run();
}
// CHECK: {{^}}[[@LINE-4]]: function 'main': plain
// CHECK: {{^}}[[@LINE-3]]: call 'boost::asio::io_context::run': blocking=nested-loop operation=run-loop

asio::awaitable<void> cancels(asio::ip::tcp::socket &Socket) {
  Socket.cancel();
  co_await Socket.async_connect({}, asio::use_awaitable);
  Socket.close();
}
// CHECK: {{^}}[[@LINE-5]]: function 'cancels': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-5]]: call 'boost::asio::ip::tcp::socket::cancel': cancels
// CHECK: {{^}}[[@LINE-5]]: call 'boost::asio::ip::tcp::socket::async_connect': completion
// CHECK: {{^}}[[@LINE-5]]: call 'boost::asio::ip::tcp::socket::close': closes-awaited
// CHECK: {{^}}[[@LINE-7]]: await task lazy can-await cancelled=boost::system::system_error

void fills(asio::ip::tcp::acceptor &Acceptor, asio::ip::tcp::endpoint At) {
  boost::system::error_code Error;
  Acceptor.open(At.protocol(), Error);
  Acceptor.bind(At, Error);
  Acceptor.listen(8, Error);
}
// CHECK: {{^}}[[@LINE-6]]: function 'fills': plain
// CHECK: {{^}}[[@LINE-5]]: call 'boost::asio::ip::tcp::acceptor::open': fills-error
// CHECK: {{^}}[[@LINE-5]]: call 'boost::asio::ip::tcp::acceptor::bind': fills-error
// CHECK: {{^}}[[@LINE-5]]: call 'boost::asio::ip::tcp::acceptor::listen': fills-error
