// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20

// What a library's headers say of an await: await_ready is read there, too.

#include <boost/asio.hpp>
#include <mutex>

namespace asio = boost::asio;

std::mutex Guard;
asio::any_io_executor Known;

asio::awaitable<void> asks_for_its_executor() {
  std::lock_guard Lock(Guard);
  Known = co_await asio::this_coro::executor;
}

asio::awaitable<void> lets_others_run() {
  std::lock_guard Lock(Guard);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Lock' keeps 'Guard' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: held at this co_await
  Known = co_await asio::this_coro::executor;
  co_await asio::post(asio::use_awaitable);
}
