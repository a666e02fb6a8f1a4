// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// What is short, as of a local file, is reported where it happens again and
// again; what may wait for long wherever others are served meanwhile.

#include <boost/asio.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;
using std::filesystem::exists;
using std::this_thread::sleep_for;

namespace {

asio::awaitable<void> prepare() {
  exists("data");
  sleep_for(1s);
  co_return;
}

asio::awaitable<void> serve(tcp::socket Socket) {
  exists("page");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks
  // CHECK-MESSAGES: :[[@LINE+18]]:45: note: 'serve' runs in each round of this loop
  co_return;
}

void look_up(const char *Name) { exists(Name); }

asio::awaitable<void> listen(tcp::acceptor &Acceptor) {
  exists("once");
  sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks
  look_up("once");
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    exists("each");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::filesystem::exists' blocks
    look_up("each");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'look_up' blocks
    // CHECK-MESSAGES: :[[@LINE-13]]:34: note: 'look_up' calls 'std::filesystem::exists' here, which asks the file system
    asio::co_spawn(Acceptor.get_executor(), serve(std::move(Socket)),
                   asio::detached);
  }
}

// A way from a loop is enough, whatever other ways there are.
asio::awaitable<void> refresh() {
  exists("cache");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks
  // CHECK-MESSAGES: :[[@LINE+6]]:14: note: 'refresh' runs in each round of this loop
  co_return;
}
asio::awaitable<void> tick(asio::steady_timer &Timer) {
  while (true) {
    co_await Timer.async_wait(asio::use_awaitable);
    co_await refresh();
  }
}

// Handed to somebody who keeps it.
void on_request(std::function<asio::awaitable<void>()> Handler);
void register_handlers() {
  on_request([]() -> asio::awaitable<void> {
    exists("handler");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::filesystem::exists' blocks
    // CHECK-MESSAGES: :[[@LINE-3]]:14: note: the lambda is handed on here, to run whenever something happens
    co_return;
  });
}

// Nothing calls it: that is for others.
[[maybe_unused]] asio::awaitable<void> offered() {
  exists("offered");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks
  co_return;
}

asio::awaitable<void> run(tcp::acceptor &Acceptor, asio::steady_timer &Timer) {
  sleep_for(1s);
  co_await prepare();
  co_await refresh();
  // A loop that awaits nothing is over before anybody is served.
  for (const char *Name : {"a", "b"})
    exists(Name);
  asio::co_spawn(Acceptor.get_executor(), listen(Acceptor), asio::detached);
  asio::co_spawn(Acceptor.get_executor(), tick(Timer), asio::detached);
  sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks
  exists("ready");
}

} // namespace

int main() {
  asio::io_context Loop;
  tcp::acceptor Acceptor(Loop);
  asio::steady_timer Timer(Loop);
  register_handlers();
  asio::co_spawn(Loop, run(Acceptor, Timer), asio::detached);
  Loop.run();
}
