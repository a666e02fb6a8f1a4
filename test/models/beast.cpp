// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.Beast, on the real headers.

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

namespace beast = boost::beast;
namespace http = beast::http;

boost::asio::awaitable<void> talks(beast::tcp_stream &Stream, boost::asio::ip::tcp::endpoint Peer,
                                   http::request<http::string_body> &Request,
                                   http::response<http::string_body> &Response) {
  beast::flat_buffer Buffer;
  Stream.connect(Peer);
  http::write(Stream, Request);
  http::read(Stream, Buffer, Response);
  co_await Stream.async_connect(Peer, boost::asio::use_awaitable);
  co_await http::async_write(Stream, Request, boost::asio::use_awaitable);
  Stream.expires_never();
}
// CHECK: {{^}}[[@LINE-11]]: function 'talks': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-8]]: call 'boost::beast::tcp_stream::connect': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-8]]: call 'boost::beast::http::write': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-8]]: call 'boost::beast::http::read': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-8]]: await task lazy can-await

void chats(beast::websocket::stream<beast::tcp_stream> &Socket) {
  beast::flat_buffer Buffer;
  Socket.handshake("host", "/");
  Socket.read(Buffer);
  Socket.write(Buffer.data());
  Socket.text(true);
  Socket.close(beast::websocket::close_code::normal);
}
// CHECK: {{^}}[[@LINE-8]]: function 'chats': plain
// CHECK: {{^}}[[@LINE-7]]: call 'boost::beast::websocket::stream::handshake': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-7]]: call 'boost::beast::websocket::stream::read': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-7]]: call 'boost::beast::websocket::stream::write': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-6]]: call 'boost::beast::websocket::stream::close': blocking=network operation=read-socket
