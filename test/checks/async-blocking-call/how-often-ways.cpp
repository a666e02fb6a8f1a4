// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// Ways in which code runs again and again, and ways in which it only seems to.

#include <boost/asio.hpp>
#include <chrono>
#include <filesystem>
#include <functional>

namespace asio = boost::asio;
using std::filesystem::exists;
template <typename T> using task = asio::awaitable<T>;

task<bool> more();

namespace {

// What leaves the loop is no part of it.
task<void> last() {
  exists("once");
  co_return;
}
task<void> leaves() {
  for (;;) {
    if (!co_await more()) {
      exists("once");
      co_return;
    }
  }
}
task<void> breaks() {
  for (;;) {
    if (!co_await more()) {
      exists("once");
      break;
    }
    exists("each");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::filesystem::exists' blocks
  }
}
task<void> throws() {
  for (;;) {
    if (co_await more())
      continue;
    exists("once");
    throw 1;
  }
}
task<void> leaves_with_another() {
  for (;;) {
    if (!co_await more()) {
      co_await last();
      co_return;
    }
  }
}

// A function of the program calls what it is given as often as it wants.
task<void> forever(std::function<task<void>()> Work) {
  for (;;)
    co_await Work();
}
task<void> gives() {
  co_await forever([]() -> task<void> {
    exists("each");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::filesystem::exists' blocks
    // CHECK-MESSAGES: :[[@LINE-3]]:20: note: the lambda is handed on here, to run whenever something happens
    co_return;
  });
}

// Recursion is a loop.
task<void> reconnect(asio::steady_timer &Timer) {
  exists("each");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks
  co_await Timer.async_wait(asio::use_awaitable);
  co_await reconnect(Timer);
}
struct poller {
  asio::steady_timer Timer;
  void start() { asio::co_spawn(Timer.get_executor(), tick(), asio::detached); }
  task<void> tick() {
    exists("each");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::filesystem::exists' blocks
    co_await Timer.async_wait(asio::use_awaitable);
    start();
  }
};
// Of functions that await nothing it has an end before anybody is served.
void walk(int Depth) {
  exists("once");
  if (Depth > 0)
    walk(Depth - 1);
}

task<void> run(asio::steady_timer &Timer, poller &Poller) {
  walk(3);
  co_await leaves();
  co_await breaks();
  co_await throws();
  co_await leaves_with_another();
  co_await gives();
  co_await reconnect(Timer);
  Poller.start();
}

} // namespace

int main() {
  asio::io_context Loop;
  asio::steady_timer Timer(Loop);
  poller Poller{asio::steady_timer(Loop)};
  asio::co_spawn(Loop, run(Timer, Poller), asio::detached);
  Loop.run();
}
