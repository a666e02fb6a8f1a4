// RUN: %check_tidy %s async-unbounded-concurrency %t --unsafe --option MaxFanOut=8 -- -std=c++20

// A semaphore around the spawn, on the real headers of Boost.Asio.

#include <boost/asio.hpp>
#include <string>
#include <vector>
// CHECK-FIXES: #include <boost/asio/experimental/concurrent_channel.hpp>

namespace asio = boost::asio;
using asio::awaitable;

awaitable<int> fetch(std::string Url);

awaitable<void> body(std::vector<std::string> Urls) {
  auto Loop = co_await asio::this_coro::executor;
  for (const auto &Url : Urls)
    asio::co_spawn(Loop, fetch(Url), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: at most 8 at once here
  // CHECK-FIXES: auto limit = std::make_shared<boost::asio::experimental::concurrent_channel<void(std::exception_ptr)>>(co_await boost::asio::this_coro::executor, 8);
  // CHECK-FIXES-NEXT:   for (const auto &Url : Urls){{ *}}
  // CHECK-FIXES-NEXT:     {
  // CHECK-FIXES-NEXT:     co_await limit->async_send(std::exception_ptr(), boost::asio::use_awaitable);
  // CHECK-FIXES-NEXT:     asio::co_spawn(Loop, fetch(Url), boost::asio::consign(asio::detached, std::shared_ptr<void>(nullptr, [limit](void *) { limit->try_receive([](auto...) {}); })));
  // CHECK-FIXES-NEXT:   }
}

awaitable<void> block(std::vector<std::vector<std::string>> Pages) {
  auto Loop = co_await asio::this_coro::executor;
  for (const auto &Page : Pages) {
    for (const auto &Url : Page) {
      std::string Target = Url + "/index.html";
      asio::co_spawn(Loop, fetch(Target), [Target](std::exception_ptr, int) {});
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'fetch' starts one task per element of 'Page'
      // CHECK-MESSAGES: :[[@LINE-2]]:13: note: at most 8 at once here
      // CHECK-FIXES: auto limit = std::make_shared<{{.*}}
      // CHECK-FIXES-NEXT:   for (const auto &Page : Pages) {
      // CHECK-FIXES: co_await limit->async_send(std::exception_ptr(), boost::asio::use_awaitable);
      // CHECK-FIXES-NEXT:       asio::co_spawn(Loop, fetch(Target), boost::asio::consign([Target](std::exception_ptr, int) {}, std::shared_ptr<void>(nullptr, {{.*}}
    }
  }
}

// None where it could not be awaited, in macros, or where the name is taken.
void plain(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls)
    asio::co_spawn(Loop, fetch(Url), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
}
#define SPAWN(E) asio::co_spawn(Loop, E, asio::detached)
awaitable<void> macro(std::vector<std::string> Urls, asio::io_context &Loop, int limit) {
  for (const auto &Url : Urls)
    SPAWN(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  // CHECK-MESSAGES: note: expanded from macro 'SPAWN'
  for (const auto &Url : Urls)
    asio::co_spawn(Loop, fetch(Url), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  co_return;
}
