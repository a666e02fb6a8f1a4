// RUN: %check_tidy %s async-blocking-call %t --option AtStartUp=true -- -std=c++20

// What happens once, before anybody is served, is reported if that is wanted.

#include <boost/asio.hpp>
#include <chrono>
#include <filesystem>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;

static asio::awaitable<void> run() {
  std::filesystem::exists("data");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::filesystem::exists' blocks
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_return;
}

int main() {
  asio::io_context Loop;
  asio::co_spawn(Loop, run(), asio::detached);
  Loop.run();
}
