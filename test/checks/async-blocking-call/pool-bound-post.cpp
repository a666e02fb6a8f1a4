// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// post(bind_executor(pool)): newer releases of Asio bind an executor without a
// token, as what they give is awaited by itself.

#include <boost/asio.hpp>
#include <chrono>
#include <thread>

namespace boost::asio {
// Of 1.86.
template <typename Executor> struct partial_executor_binder {};
template <typename Context>
partial_executor_binder<typename Context::executor_type>
bind_executor(Context &);
template <typename Executor>
awaitable<void> post(partial_executor_binder<Executor>);
} // namespace boost::asio

namespace asio = boost::asio;
using namespace std::chrono_literals;

asio::awaitable<void> on_pool(asio::thread_pool &Pool) {
  co_await asio::post(asio::bind_executor(Pool));
  std::this_thread::sleep_for(1s);
}
asio::awaitable<void> on_loop(asio::io_context &Loop) {
  co_await asio::post(asio::bind_executor(Loop));
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}
