// RUN: %check_tidy %s async-blocking-call %t --cured -- -std=c++20

// Synchronous operations of the real Boost.Beast in a coroutine of Boost.Asio.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
// CHECK-FIXES: #include <boost/asio/redirect_error.hpp>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;

asio::awaitable<std::size_t> request(beast::tcp_stream Stream,
                                     http::request<http::string_body> Request,
                                     tcp::endpoint Peer) {
  Stream.connect(Peer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::beast::tcp_stream::connect' blocks
  // CHECK-FIXES: co_await Stream.async_connect(Peer, boost::asio::use_awaitable);
  http::write(Stream, Request);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::beast::http::write' blocks {{.*}}; 'co_await boost::beast::http::async_write(Stream, Request, boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await boost::beast::http::async_write(Stream, Request, boost::asio::use_awaitable);
  beast::flat_buffer Buffer;
  http::response<http::string_body> Response;
  beast::error_code Error;
  std::size_t Count = http::read(Stream, Buffer, Response, Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'boost::beast::http::read' blocks
  // CHECK-FIXES: std::size_t Count = co_await boost::beast::http::async_read(Stream, Buffer, Response, boost::asio::redirect_error(boost::asio::use_awaitable, Error));
  co_return Count;
}

asio::awaitable<void>
chat(beast::websocket::stream<beast::tcp_stream> &Socket) {
  Socket.handshake("host", "/");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::beast::websocket::stream::handshake' blocks
  // CHECK-FIXES: co_await Socket.async_handshake("host", "/", boost::asio::use_awaitable);
  beast::flat_buffer Buffer;
  std::size_t Count = Socket.read(Buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'boost::beast::websocket::stream::read' blocks
  // CHECK-FIXES: std::size_t Count = co_await Socket.async_read(Buffer, boost::asio::use_awaitable);
  beast::error_code Error;
  Count += Socket.write(Buffer.data(), Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'boost::beast::websocket::stream::write' blocks
  // CHECK-FIXES: Count += co_await Socket.async_write(Buffer.data(), boost::asio::redirect_error(boost::asio::use_awaitable, Error));
  Socket.close(beast::websocket::close_code::normal, Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::beast::websocket::stream::close' blocks
  // CHECK-FIXES: co_await Socket.async_close(beast::websocket::close_code::normal, boost::asio::redirect_error(boost::asio::use_awaitable, Error));
  co_return;
}
