// RUN: %check_tidy %s async-blocking-call %t --unsafe --cured -- -std=c++20

// What Boost.Asio has no operation for moves to a pool that is in scope.

#include <boost/asio/awaitable.hpp>
// CHECK-FIXES: #include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
// CHECK-FIXES: #include <boost/asio/use_awaitable.hpp>
#include <cstdlib>
#include <fstream>
#include <future>
#include <sstream>
#include <string>

namespace asio = boost::asio;

asio::awaitable<int> run(asio::thread_pool &Pool, std::string Command,
                         std::future<int> Result) {
  int Status = std::system(Command.c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: {{.*}} 'co_await boost::asio::co_spawn(Pool.get_executor(), [&]() -> boost::asio::awaitable<decltype(std::system(Command.c_str()))> { co_return std::system(Command.c_str()); }, boost::asio::use_awaitable)' suspends instead
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: 'co_await boost::asio::co_spawn({{.*}})' suspends instead
  // CHECK-FIXES: int Status = co_await boost::asio::co_spawn(Pool.get_executor(), [&]() -> boost::asio::awaitable<decltype(std::system(Command.c_str()))> { co_return std::system(Command.c_str()); }, boost::asio::use_awaitable);
  Result.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::future::wait' blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note:
  // CHECK-FIXES: co_await boost::asio::co_spawn(Pool.get_executor(), [&]() -> boost::asio::awaitable<decltype(Result.wait())> { co_return Result.wait(); }, boost::asio::use_awaitable);
  co_return Status;
}

struct Worker {
  std::unique_ptr<asio::thread_pool> Pool;
  std::future<std::string> Result;

  asio::awaitable<std::size_t> finish() {
    co_return Result.get().size();
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
    // CHECK-MESSAGES: :[[@LINE-2]]:22: note:
    // CHECK-FIXES: co_return (co_await boost::asio::co_spawn(Pool->get_executor(), [&]() -> boost::asio::awaitable<decltype(Result.get())> { co_return Result.get(); }, boost::asio::use_awaitable)).size();
  }
};

asio::awaitable<std::string> whole_file(std::string Path,
                                        asio::thread_pool *Pool) {
  std::ifstream File(Path, std::ios::binary);
  std::string Text(std::istreambuf_iterator<char>(File), {});
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks {{.*}}: it opens a file; 'co_await boost::asio::co_spawn(Pool->get_executor(), [&]() -> boost::asio::awaitable<decltype(std::string(std::istreambuf_iterator<char>(std::ifstream(Path, std::ios::binary).rdbuf()), {}))> { co_return std::string(std::istreambuf_iterator<char>(std::ifstream(Path, std::ios::binary).rdbuf()), {}); }, boost::asio::use_awaitable)' suspends instead
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note:
  // CHECK-FIXES: std::string Text = co_await boost::asio::co_spawn(Pool->get_executor(), [&]() -> boost::asio::awaitable<decltype(std::string(std::istreambuf_iterator<char>(std::ifstream(Path, std::ios::binary).rdbuf()), {}))> { co_return std::string(std::istreambuf_iterator<char>(std::ifstream(Path, std::ios::binary).rdbuf()), {}); }, boost::asio::use_awaitable);
  std::stringstream Buffer;
  std::ifstream More{Path + ".more"};
  Buffer << More.rdbuf();
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note:
  // CHECK-FIXES: co_await boost::asio::co_spawn(Pool->get_executor(), [&]() -> boost::asio::awaitable<decltype(void(Buffer << std::ifstream{Path + ".more"}.rdbuf()))> { co_return void(Buffer << std::ifstream{Path + ".more"}.rdbuf()); }, boost::asio::use_awaitable);
  std::ifstream Last(Path + ".last");
  co_return std::string(std::istreambuf_iterator<char>(Last),
                        std::istreambuf_iterator<char>());
  // CHECK-MESSAGES: :[[@LINE-3]]:17: warning: 'std::ifstream' blocks
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note:
  // CHECK-FIXES: co_return co_await boost::asio::co_spawn(Pool->get_executor(), [&]() -> boost::asio::awaitable<decltype(std::string(std::istreambuf_iterator<char>(std::ifstream(Path + ".last").rdbuf()),
}
