// RUN: %check_tidy %s async-blocking-call %t --unsafe -- -std=c++20

// Streams that are more than one read of the whole file stay as they are: the
// message names the hop that makes them harmless.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <fstream>
#include <string>

namespace asio = boost::asio;
using Iterator = std::istreambuf_iterator<char>;

asio::awaitable<std::string> checked(std::string Path, asio::thread_pool &Pool) {
  std::ifstream File(Path);
  if (!File)
    co_return "";
  // CHECK-MESSAGES: :[[@LINE-3]]:17: warning: 'std::ifstream' blocks the event loop that runs this coroutine: it opens a file; 'co_await boost::asio::post(boost::asio::bind_executor(Pool.get_executor(), boost::asio::use_awaitable))' in front of it moves the coroutine off the loop [async-blocking-call]
  // CHECK-FIXES: std::ifstream File(Path);
  co_return std::string(Iterator(File), {});
}

asio::awaitable<void> lines(std::string Path, std::string &First,
                            asio::thread_pool &Pool) {
  std::ifstream File(Path);
  File >> First;
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks
  // CHECK-FIXES: std::ifstream File(Path);
  co_return;
}

asio::awaitable<std::string> between(std::string Path, asio::thread_pool &Pool) {
  std::ifstream File(Path);
  Path.clear();
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks
  // CHECK-FIXES: std::ifstream File(Path);
  co_return std::string(Iterator(File), {});
}

asio::awaitable<std::string> used_later(std::string Path, asio::thread_pool &Pool) {
  std::ifstream File(Path);
  std::string Text(Iterator(File), {});
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks
  // CHECK-FIXES: std::ifstream File(Path);
  File.close();
  co_return Text;
}

asio::awaitable<std::string> name();

asio::awaitable<void> awaits(std::string Path, asio::thread_pool &Pool) {
  std::ifstream File(Path);
  std::string Text = co_await name() + std::string(Iterator(File), {});
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks
  // CHECK-FIXES: std::ifstream File(Path);
}

asio::awaitable<void> written(std::string Path, asio::thread_pool &Pool) {
  std::ofstream File(Path);
  File << "text";
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ofstream' blocks
  // CHECK-FIXES: std::ofstream File(Path);
  co_return;
}

// The pool has to come from somewhere.
asio::awaitable<std::string> no_pool(std::string Path) {
  std::ifstream File(Path);
  co_return std::string(Iterator(File), {});
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks {{.*}}; 'co_await boost::asio::co_spawn(pool, [&]() -> boost::asio::awaitable<decltype(std::string(Iterator(std::ifstream(Path).rdbuf()), {}))> { co_return std::string(Iterator(std::ifstream(Path).rdbuf()), {}); }, boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  // CHECK-FIXES: std::ifstream File(Path);
}
