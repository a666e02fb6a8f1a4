// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls that wait for a descriptor, a process, a file or a server.
#ifndef ASYNC_TIDY_TEST_REAL_HEARTBEAT_DESCRIPTORS_H
#define ASYNC_TIDY_TEST_REAL_HEARTBEAT_DESCRIPTORS_H

#include "heartbeat.h"
#include <boost/asio.hpp>
#include <cstdio>
#include <cstdlib>
#include <curl/curl.h>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <memory>
#include <poll.h>
#include <sqlite3.h>
#include <string>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static asio::awaitable<void> posix_poll() {
  pollfd Quiet{sockets().Near, POLLIN, 0};
  ::poll(&Quiet, 1, lastingMilliseconds());
  co_return;
}

static asio::awaitable<void> posix_select() {
  fd_set Quiet;
  FD_ZERO(&Quiet);
  const timespec Lasts = lastingTime();
  timeval Time{Lasts.tv_sec, Lasts.tv_nsec / 1000};
  ::select(0, &Quiet, nullptr, nullptr, &Time);
  co_return;
}

static asio::awaitable<void> posix_epoll() {
  epoll_event Event;
  ::epoll_wait(::epoll_create1(0), &Event, 1, lastingMilliseconds());
  co_return;
}

static asio::awaitable<void> posix_recv() {
  Ends Pair = sockets();
  char Byte;
  feedLater(Pair.Far);
  ::recv(Pair.Near, &Byte, 1, 0);
  co_return;
}

static asio::awaitable<void> posix_recvmsg() {
  Ends Pair = sockets();
  char Byte;
  iovec Part{&Byte, 1};
  msghdr Message{};
  Message.msg_iov = &Part;
  Message.msg_iovlen = 1;
  feedLater(Pair.Far);
  ::recvmsg(Pair.Near, &Message, 0);
  co_return;
}

static asio::awaitable<void> posix_send() {
  Ends Pair = sockets();
  std::string Much(1 << 22, 'x');
  drainLater(Pair.Far, Much.size());
  ::send(Pair.Near, Much.data(), Much.size(), 0);
  co_return;
}

static asio::awaitable<void> posix_read() {
  Ends Pipe = pipe();
  char Byte;
  feedLater(Pipe.Far);
  if (::read(Pipe.Near, &Byte, 1) != 1)
    std::abort();
  co_return;
}

static asio::awaitable<void> posix_write() {
  Ends Pipe = pipe();
  std::string Much(1 << 20, 'x');
  drainLater(Pipe.Near, Much.size());
  if (::write(Pipe.Far, Much.data(), Much.size()) < 0)
    std::abort();
  co_return;
}

static asio::awaitable<void> posix_accept() {
  asio::ip::tcp::acceptor Listener(
      co_await asio::this_coro::executor,
      {asio::ip::address_v4::loopback(), asio::ip::port_type(0)});
  auto Client = std::make_shared<asio::ip::tcp::socket>(Here.Other->Loop);
  later([Client, Server = Listener.local_endpoint()] {
    Client->async_connect(Server, [Client](boost::system::error_code) {});
  });
  ::accept(Listener.native_handle(), nullptr, nullptr);
}

static asio::awaitable<void> asio_accept() {
  auto Executor = co_await asio::this_coro::executor;
  asio::ip::tcp::acceptor Listener(
      Executor, {asio::ip::address_v4::loopback(), asio::ip::port_type(0)});
  auto Client = std::make_shared<asio::ip::tcp::socket>(Here.Other->Loop);
  later([Client, Server = Listener.local_endpoint()] {
    Client->async_connect(Server, [Client](boost::system::error_code) {});
  });
  asio::ip::tcp::socket Peer = Listener.accept();
}

static asio::awaitable<void> asio_read() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  char Byte;
  feedLater(Pair.Far);
  asio::read(Near, asio::buffer(&Byte, 1));
}

static asio::awaitable<void> asio_read_some() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  char Byte;
  feedLater(Pair.Far);
  Near.read_some(asio::buffer(&Byte, 1));
}

static asio::awaitable<void> asio_read_until() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  std::string Line;
  feedLater(Pair.Far);
  asio::read_until(Near, asio::dynamic_buffer(Line), '\n');
}

static asio::awaitable<void> asio_write() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  std::string Much(1 << 22, 'x');
  drainLater(Pair.Far, Much.size());
  asio::write(Near, asio::buffer(Much));
}

static asio::awaitable<void> asio_socket_wait() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  feedLater(Pair.Far);
  Near.wait(Stream::wait_read);
}

static asio::awaitable<void> nested_run() {
  asio::io_context Inner;
  asio::steady_timer Timer(Inner, Lasting);
  Timer.async_wait([](boost::system::error_code) {});
  Inner.run();
  co_return;
}

static asio::awaitable<void> nested_run_for() {
  asio::io_context Inner;
  auto Guard = asio::make_work_guard(Inner);
  Inner.run_for(Lasting);
  co_return;
}

static asio::awaitable<void> run_command() {
  const double Seconds = std::chrono::duration<double>(Lasting).count();
  const std::string Command = "sleep " + std::to_string(Seconds);
  if (std::system(Command.c_str()) != 0)
    std::abort();
  co_return;
}

static asio::awaitable<void> wait_for_child() {
  feedLater(Here.ChildInputs[0].Far);
  ::waitpid(Here.Children[0], nullptr, 0);
  co_return;
}

static asio::awaitable<void> console_fgets() {
  char Line[80];
  feedLater(Here.Input.Far);
  if (!std::fgets(Line, sizeof Line, stdin))
    std::abort();
  co_return;
}

static asio::awaitable<void> console_getline() {
  std::string Line;
  feedLater(Here.Input.Far);
  std::getline(std::cin, Line);
  co_return;
}

static asio::awaitable<void> console_extraction() {
  std::string Word;
  feedLater(Here.Input.Far);
  std::cin >> Word;
  co_return;
}

static asio::awaitable<void> open_ifstream() {
  std::string Path = namedPipe("open_ifstream");
  std::ifstream File(Path);
  co_return;
}

static asio::awaitable<void> open_fopen() {
  std::string Path = namedPipe("open_fopen");
  if (!std::fopen(Path.c_str(), "r"))
    std::abort();
  co_return;
}

static asio::awaitable<void> open_posix() {
  std::string Path = namedPipe("open_posix");
  ::open(Path.c_str(), O_WRONLY | O_CLOEXEC);
  co_return;
}

static asio::awaitable<void> lock_file() {
  ::flock(Here.Locks.Far, LOCK_EX | LOCK_NB);
  later([] { ::flock(Here.Locks.Far, LOCK_UN); });
  ::flock(Here.Locks.Near, LOCK_EX);
  co_return;
}

static asio::awaitable<void> query_sqlite() {
  sqlite3_busy_timeout(Here.Database, 600'000);
  later([] { sqlite3_exec(Here.Locker, "COMMIT", nullptr, nullptr, nullptr); });
  if (sqlite3_exec(Here.Database, "INSERT INTO t VALUES (1)", nullptr, nullptr,
                   nullptr) != SQLITE_OK)
    std::abort();
  co_return;
}

static asio::awaitable<void> request_curl() {
  CURL *Request = curl_easy_init();
  curl_easy_setopt(Request, CURLOPT_URL, Here.Url.c_str());
  curl_easy_setopt(Request, CURLOPT_PROXY, "");
  if (curl_easy_perform(Request) != CURLE_OK)
    std::abort();
  curl_easy_cleanup(Request);
  co_return;
}

static const Case DescriptorCases[] = {
    CASE(posix_poll),         CASE(posix_select),   CASE(posix_epoll),
    CASE(posix_recv),         CASE(posix_recvmsg),  CASE(posix_send),
    CASE(posix_read),         CASE(posix_write),    CASE(posix_accept),
    CASE(asio_accept),        CASE(asio_read),      CASE(asio_read_some),
    CASE(asio_read_until),    CASE(asio_write),     CASE(asio_socket_wait),
    CASE(nested_run),         CASE(nested_run_for), CASE(run_command),
    CASE(wait_for_child),     CASE(console_fgets),  CASE(console_getline),
    CASE(console_extraction), CASE(open_ifstream),  CASE(open_fopen),
    CASE(open_posix),         CASE(lock_file),      CASE(query_sqlite),
    CASE(request_curl)};

#endif
