// RUN: %check_tidy %s async-blocking-call %t --unsafe -- -std=c++20

// Where the asynchronous twin would not compile or means another thing.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <future>

namespace asio = boost::asio;
using boost::asio::ip::tcp;
using boost::system::error_code;

// The task's executor is not the one that use_awaitable stands for.
asio::awaitable<void, asio::io_context::executor_type>
other_executor(tcp::socket Socket, tcp::endpoint Peer) {
  Socket.connect(Peer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::connect' blocks
  // CHECK-FIXES: Socket.connect(Peer);
  co_return;
}

asio::awaitable<void> places(tcp::socket Socket, tcp::endpoint Peer,
                             std::shared_future<int> Shared,
                             asio::thread_pool &Pool) {
  error_code Error;
  // The operation has no value, the call has.
  if (Socket.connect(Peer, Error))
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'boost::asio::ip::tcp::socket::connect' blocks
    // CHECK-FIXES: if (Socket.connect(Peer, Error))
    co_return;
  static std::size_t Written = asio::write(Socket, asio::buffer("once"));
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'boost::asio::write' blocks
  // CHECK-FIXES: static std::size_t Written = asio::write(Socket, asio::buffer("once"));
  [&] { Socket.connect(Peer); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'boost::asio::ip::tcp::socket::connect' blocks
  // CHECK-FIXES: [&] { Socket.connect(Peer); }();
  // A reference cannot come out of a coroutine.
  const int &Value = Shared.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::shared_future::get' blocks
  // CHECK-FIXES: const int &Value = Shared.get();
  co_return;
}

// Streams may be of a type that has no asynchronous operations.
template <typename Stream> asio::awaitable<void> generic(Stream &Peer) {
  Peer.write_some(asio::buffer("data"));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boost::asio::basic_stream_socket::write_some' blocks
  // CHECK-FIXES: Peer.write_some(asio::buffer("data"));
  co_return;
}
template asio::awaitable<void> generic(tcp::socket &);

// A stream of the project's own has no asynchronous operations.
struct Own {
  template <typename Buffers> std::size_t write_some(const Buffers &);
  template <typename Buffers>
  std::size_t write_some(const Buffers &, error_code &);
};
asio::awaitable<void> own_stream(Own Stream) {
  asio::write(Stream, asio::buffer("data"));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::write' blocks {{.*}}; 'co_await boost::asio::async_write(socket, buffer, boost::asio::use_awaitable)' suspends instead
  // CHECK-FIXES: asio::write(Stream, asio::buffer("data"));
  co_return;
}

// No coroutine.
asio::awaitable<void> forwards(tcp::socket Socket, tcp::endpoint Peer) {
  Socket.connect(Peer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::connect' blocks
  // CHECK-FIXES: Socket.connect(Peer);
  return generic(Socket);
}
