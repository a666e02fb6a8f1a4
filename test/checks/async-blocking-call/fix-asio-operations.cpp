// RUN: %check_tidy %s async-blocking-call %t --cured -- -std=c++20

// Synchronous operations of the real Boost.Asio become their asynchronous
// twins: with the same value, throwing where they threw, and setting the
// error_code where they set it.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/deadline_timer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <memory>
// CHECK-FIXES: #include <boost/asio/redirect_error.hpp>

namespace asio = boost::asio;
using boost::asio::ip::tcp;
using boost::asio::ip::udp;
using boost::system::error_code;

asio::awaitable<std::size_t> streams(tcp::socket Socket, asio::streambuf &Text,
                                     std::string &Data) {
  std::size_t Count = Socket.read_some(asio::buffer(Data));
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop that runs this coroutine: it waits for data; 'co_await Socket.async_read_some(asio::buffer(Data), boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  // CHECK-FIXES: std::size_t Count = co_await Socket.async_read_some(asio::buffer(Data), boost::asio::use_awaitable);
  error_code Error;
  Count += Socket.write_some(asio::buffer(Data), Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: {{.*}}; 'co_await Socket.async_write_some(asio::buffer(Data), boost::asio::redirect_error(boost::asio::use_awaitable, Error))' suspends instead
  // CHECK-FIXES: Count += co_await Socket.async_write_some(asio::buffer(Data), boost::asio::redirect_error(boost::asio::use_awaitable, Error));
  if (asio::read(Socket, Text, asio::transfer_exactly(8), Error) != 8)
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'boost::asio::read' blocks
    // CHECK-FIXES: if (co_await boost::asio::async_read(Socket, Text, asio::transfer_exactly(8), boost::asio::redirect_error(boost::asio::use_awaitable, Error)) != 8)
    co_return 0;
  read(Socket, asio::buffer(Data));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks
  // CHECK-FIXES: co_await boost::asio::async_read(Socket, asio::buffer(Data), boost::asio::use_awaitable);
  Count += asio::read_until(Socket, asio::dynamic_buffer(Data), "\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'boost::asio::read_until' blocks
  // CHECK-FIXES: Count += co_await boost::asio::async_read_until(Socket, asio::dynamic_buffer(Data), "\r\n", boost::asio::use_awaitable);
  co_return Count + asio::write(Socket, asio::buffer(Data));
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'boost::asio::write' blocks
  // CHECK-FIXES: co_return Count + co_await boost::asio::async_write(Socket, asio::buffer(Data), boost::asio::use_awaitable);
}

struct Connection {
  tcp::socket Socket;
  std::unique_ptr<tcp::acceptor> Acceptor;

  asio::awaitable<void> open(tcp::resolver *Resolver) {
    error_code Error;
    auto Found = Resolver->resolve("localhost", "http", Error);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'boost::asio::ip::tcp::resolver::resolve' blocks
    // CHECK-FIXES: auto Found = co_await Resolver->async_resolve("localhost", "http", boost::asio::redirect_error(boost::asio::use_awaitable, Error));
    tcp::endpoint Peer = asio::connect(Socket, Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'boost::asio::connect' blocks
    // CHECK-FIXES: tcp::endpoint Peer = co_await boost::asio::async_connect(Socket, Found, boost::asio::use_awaitable);
    this->Socket.connect(Peer);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'boost::asio::ip::tcp::socket::connect' blocks
    // CHECK-FIXES: co_await this->Socket.async_connect(Peer, boost::asio::use_awaitable);
    Socket.connect(Peer, Error);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::ip::tcp::socket::connect' blocks
    // CHECK-FIXES: co_await Socket.async_connect(Peer, boost::asio::redirect_error(boost::asio::use_awaitable, Error));
    Socket.wait(tcp::socket::wait_read);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: {{.*}}; 'co_await Socket.async_wait(tcp::socket::wait_read, boost::asio::use_awaitable)' suspends instead
    // CHECK-FIXES: co_await Socket.async_wait(tcp::socket::wait_read, boost::asio::use_awaitable);
    co_return;
  }

  asio::awaitable<void> serve() {
    tcp::socket Peer = Acceptor->accept();
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'boost::asio::basic_socket_acceptor::accept' blocks
    // CHECK-FIXES: tcp::socket Peer = co_await Acceptor->async_accept(boost::asio::use_awaitable);
    Acceptor->accept(Peer);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'boost::asio::basic_socket_acceptor::accept' blocks
    // CHECK-FIXES: co_await Acceptor->async_accept(Peer, boost::asio::use_awaitable);
    auto Address = Acceptor->accept().remote_endpoint();
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'boost::asio::basic_socket_acceptor::accept' blocks
    // CHECK-FIXES: auto Address = (co_await Acceptor->async_accept(boost::asio::use_awaitable)).remote_endpoint();
    co_return;
  }
};

asio::awaitable<void> others(udp::socket Socket, asio::steady_timer &Timer,
                             asio::ssl::stream<tcp::socket> Secure,
                             udp::endpoint From, char (&Data)[64]) {
  std::size_t Count = Socket.receive_from(asio::buffer(Data), From);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'boost::asio::ip::udp::socket::receive_from' blocks
  // CHECK-FIXES: std::size_t Count = co_await Socket.async_receive_from(asio::buffer(Data), From, boost::asio::use_awaitable);
  error_code Error;
  Socket.send_to(asio::buffer(Data, Count), From, 0, Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::udp::socket::send_to' blocks
  // CHECK-FIXES: co_await Socket.async_send_to(asio::buffer(Data, Count), From, 0, boost::asio::redirect_error(boost::asio::use_awaitable, Error));
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::steady_timer::wait' blocks
  // CHECK-FIXES: co_await Timer.async_wait(boost::asio::use_awaitable);
  Secure.handshake(asio::ssl::stream_base::client);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ssl::stream::handshake' blocks
  // CHECK-FIXES: co_await Secure.async_handshake(asio::ssl::stream_base::client, boost::asio::use_awaitable);
  Secure.shutdown(Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ssl::stream::shutdown' blocks
  // CHECK-FIXES: co_await Secure.async_shutdown(boost::asio::redirect_error(boost::asio::use_awaitable, Error));
  co_return;
}
