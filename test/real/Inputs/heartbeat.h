// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the cases of the heartbeat test wait for.
#ifndef ASYNC_TIDY_TEST_REAL_HEARTBEAT_H
#define ASYNC_TIDY_TEST_REAL_HEARTBEAT_H

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using namespace std::chrono_literals;

using Clock = std::chrono::steady_clock;
using Stream = asio::local::stream_protocol::socket;

/// How long a call that waits does so, as the command line says.
static std::chrono::milliseconds Lasting = 100ms;

static int lastingMilliseconds() { return static_cast<int>(Lasting.count()); }

static timespec lastingTime() {
  const auto Seconds = std::chrono::floor<std::chrono::seconds>(Lasting);
  return {Seconds.count(), std::chrono::nanoseconds(Lasting - Seconds).count()};
}

/// A thread that does what it is told, after that time.
class Elsewhere {
public:
  Elsewhere() : Thread([this] { Loop.run(); }) {}
  ~Elsewhere() {
    Loop.stop();
    Thread.join();
  }

  void later(std::function<void()> Work) {
    auto Timer = std::make_shared<asio::steady_timer>(Loop, Lasting);
    Timer->async_wait([Timer, Work](boost::system::error_code) { Work(); });
  }

  asio::io_context Loop;

private:
  asio::executor_work_guard<asio::io_context::executor_type> Guard{
      Loop.get_executor()};
  std::thread Thread;
};

/// The two ends of a pipe or of a socket pair.
struct Ends {
  int Near = -1, Far = -1;
};

/// What has to be there before the loop runs.
struct World {
  std::filesystem::path Folder;
  std::unique_ptr<Elsewhere> Other;
  Ends Input, Locks;
  int Nonblocking = -1;
  std::array<pid_t, 2> Children;
  std::array<Ends, 2> ChildInputs;
  sqlite3 *Database = nullptr, *Locker = nullptr;
  std::string Url;
};

static World Here;
static asio::thread_pool Pool(2);

static void later(std::function<void()> Work) {
  Here.Other->later(std::move(Work));
}

static Ends sockets() {
  int Both[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, Both) != 0)
    std::abort();
  return {Both[0], Both[1]};
}

static Ends pipe() {
  int Both[2];
  if (pipe2(Both, O_CLOEXEC) != 0)
    std::abort();
  return {Both[0], Both[1]};
}

/// Writes to \p Descriptor, later.
static void feedLater(int Descriptor, std::string Text = "x\n") {
  later([=] {
    if (::write(Descriptor, Text.data(), Text.size()) < 0)
      std::abort();
  });
}

/// Reads that much from \p Descriptor, later.
static void drainLater(int Descriptor, size_t Left) {
  later([=]() mutable {
    std::array<char, 65536> Buffer;
    while (Left != 0) {
      const ssize_t Count = ::read(Descriptor, Buffer.data(), Buffer.size());
      if (Count <= 0)
        std::abort();
      Left -= Count;
    }
  });
}

/// Makes a named pipe that is first opened, by both sides, later.
static std::string namedPipe(const char *Name) {
  std::string Path = Here.Folder / Name;
  if (mkfifo(Path.c_str(), 0600) != 0)
    std::abort();
  later([=] {
    if (::write(::open(Path.c_str(), O_RDWR | O_CLOEXEC), "x\n", 2) != 2)
      std::abort();
  });
  return Path;
}

static asio::awaitable<void> pause(Clock::duration Time) {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Time);
  co_await Timer.async_wait(asio::use_awaitable);
}

struct Case {
  const char *Name;
  asio::awaitable<void> (*Run)();
};

#define CASE(Name) {#Name, Name}

#endif
