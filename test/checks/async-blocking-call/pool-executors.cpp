// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// What an executor is made of tells whether it is a pool's; on the real
// Boost.Asio.

#include <boost/asio.hpp>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using PoolStrand = asio::strand<asio::thread_pool::executor_type>;

asio::awaitable<void> pools(asio::thread_pool &Pool, PoolStrand Given) {
  auto Strand = asio::make_strand(Pool);
  co_await asio::co_spawn(
      Strand,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        co_return;
      },
      asio::use_awaitable);
  co_await asio::co_spawn(
      Given,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        co_return;
      },
      asio::use_awaitable);
  asio::any_io_executor Erased = Pool.get_executor();
  co_await asio::co_spawn(
      Erased,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        co_return;
      },
      asio::use_awaitable);
  co_await asio::post(asio::bind_executor(Strand, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
}

asio::awaitable<void> loops(asio::io_context &Loop, asio::any_io_executor Any) {
  auto Strand = asio::make_strand(Loop);
  co_await asio::co_spawn(
      Strand,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::this_thread::sleep_for' blocks
        co_return;
      },
      asio::use_awaitable);
  co_await asio::co_spawn(
      Any,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::this_thread::sleep_for' blocks
        co_return;
      },
      asio::use_awaitable);
  co_await asio::post(asio::bind_executor(Strand, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}

// Back on the coroutine's own executor, by whatever name.
asio::awaitable<void> stays() {
  co_await asio::post(asio::bind_executor(co_await asio::this_coro::executor, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}

asio::awaitable<void> returns(asio::thread_pool &Pool) {
  auto Own = co_await asio::this_coro::executor;
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
  co_await asio::post(asio::bind_executor(Own, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}

// Given an executor that may be anybody's: the name of the hop is believed.
asio::awaitable<void> given(asio::any_io_executor Workers) {
  co_await asio::post(asio::bind_executor(Workers, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
}
