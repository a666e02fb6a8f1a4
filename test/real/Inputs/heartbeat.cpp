// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs one small coroutine after the other on an event loop that has a
// heartbeat, and prints for each whether the heartbeat was late:
//
//   heartbeat FOLDER MILLISECONDS [CASE]...
//
// FOLDER is empty and takes temporary files. A call that waits is released
// after that time by another thread, process or clock, and never before the
// coroutine is about to make it: a noisy machine can make a gap longer, but not
// shorter.
//
// The name of a finding's function tells which case it is about. "limit:" in
// front of a case marks what the tool is known to judge wrongly: it flags what
// is smooth or misses what is late, as the page of the check says.

#include "heartbeat.h"
#include "heartbeat-descriptors.h"
#include "heartbeat-places.h"
#include "heartbeat-silent.h"
#include "heartbeat-threads.h"
#include <algorithm>
#include <boost/asio.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <curl/curl.h>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

/// A timer that fires every 2 ms if the loop lets it.
class Heartbeat {
public:
  explicit Heartbeat(asio::io_context &Loop) : Timer(Loop) { beat(); }

  Clock::duration Longest{};

private:
  void beat() {
    Timer.expires_after(2ms);
    Timer.async_wait([this](boost::system::error_code Cancelled) {
      if (Cancelled)
        return;
      const Clock::time_point Now = Clock::now();
      Longest = std::max(Longest, Now - Last);
      Last = Now;
      beat();
    });
  }

  asio::steady_timer Timer;
  Clock::time_point Last = Clock::now();
};

static asio::awaitable<void> watch(asio::io_context &Loop,
                                   std::vector<Case> Chosen) {
  Heartbeat Heart(Loop);
  for (const Case &Each : Chosen) {
    co_await pause(6ms);
    Heart.Longest = {};
    co_await asio::co_spawn(Loop, Each.Run(), asio::use_awaitable);
    co_await pause(6ms);
    const auto Longest =
        std::chrono::duration_cast<std::chrono::milliseconds>(Heart.Longest);
    std::cout << Each.Name << ' '
              << (Longest >= Lasting * 0.8   ? "delayed"
                  : Longest >= Lasting * 0.5 ? "unclear"
                                             : "smooth")
              << ' ' << Longest.count() << std::endl;
  }
}

/// A process that ends when it is written to.
static pid_t startChild(Ends Input) {
  const pid_t Child = ::fork();
  if (Child != 0)
    return Child;
  char Byte;
  ::close(Input.Far);
  _exit(::read(Input.Near, &Byte, 1) == 1 ? 0 : 1);
}

/// Answers one request, some time after the client has come.
static asio::awaitable<void> serve(asio::ip::tcp::acceptor Listener) {
  asio::ip::tcp::socket Client =
      co_await Listener.async_accept(asio::use_awaitable);
  co_await pause(Lasting);
  static constexpr std::string_view Reply =
      "HTTP/1.0 204 No Content\r\nContent-Length: 0\r\n\r\n";
  co_await asio::async_write(Client, asio::buffer(Reply), asio::use_awaitable);
}

static void prepare(std::filesystem::path Folder) {
  // A call that is never released ends the test, not the test run.
  ::alarm(900);
  Here.Folder = std::move(Folder);
  // Before any thread is there.
  for (int I = 0; I < 2; ++I) {
    Here.ChildInputs[I] = pipe();
    Here.Children[I] = startChild(Here.ChildInputs[I]);
  }
  Here.Input = pipe();
  ::dup2(Here.Input.Near, STDIN_FILENO);
  std::ios::sync_with_stdio(true);

  const std::string Lock = Here.Folder / "lock";
  Here.Locks = {::open(Lock.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600),
                ::open(Lock.c_str(), O_RDWR | O_CLOEXEC)};

  const std::string File = Here.Folder / "database";
  for (sqlite3 **Opened : {&Here.Locker, &Here.Database})
    if (sqlite3_open(File.c_str(), Opened) != SQLITE_OK)
      std::abort();
  if (sqlite3_exec(Here.Locker, "CREATE TABLE t (n); BEGIN EXCLUSIVE", nullptr,
                   nullptr, nullptr) != SQLITE_OK)
    std::abort();
  Here.Nonblocking = sockets().Near;
  ::fcntl(Here.Nonblocking, F_SETFL, O_NONBLOCK);
  curl_global_init(CURL_GLOBAL_ALL);

  Here.Other = std::make_unique<Elsewhere>();
  asio::ip::tcp::acceptor Listener(
      Here.Other->Loop,
      {asio::ip::address_v4::loopback(), asio::ip::port_type(0)});
  Here.Url =
      "http://127.0.0.1:" + std::to_string(Listener.local_endpoint().port());
  asio::co_spawn(Here.Other->Loop, serve(std::move(Listener)), asio::detached);
}

int main(int Count, char **Words) {
  const std::vector<std::string> Names(Words + 3, Words + Count);
  Lasting = std::chrono::milliseconds(std::atoi(Words[2]));
  std::vector<Case> Chosen;
  for (std::span<const Case> Table :
       std::initializer_list<std::span<const Case>>{
           ThreadCases, DescriptorCases, PlaceCases, SilentCases})
    for (const Case &Each : Table)
      if (Names.empty() || std::ranges::find(Names, Each.Name) != Names.end())
        Chosen.push_back(Each);
  prepare(Words[1]);

  asio::io_context Loop;
  asio::co_spawn(Loop, watch(Loop, Chosen),
                 [&](std::exception_ptr) { Loop.stop(); });
  Loop.run();
  Pool.join();
  Here.Other.reset();
}
