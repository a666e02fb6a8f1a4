// RUN: %check_tidy %s async-unbounded-concurrency %t --unsafe -- -std=c++20 -I%inputs/lib/async-simple

#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Lazy.h>
#include <string>
#include <vector>

using async_simple::coro::Lazy;

Lazy<int> fetch(std::string Url);

Lazy<void> all(std::vector<std::string> Urls) {
  std::vector<Lazy<int>> Tasks;
  for (const auto &Url : Urls)
    Tasks.push_back(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: one task of 'fetch' per element of 'Urls' runs at once, joined by 'async_simple::coro::collectAll', and nothing limits how many; async_simple::coro::collectAllWindowed would
  co_await async_simple::coro::collectAll(std::move(Tasks));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: note: at most 16 at once here
  // CHECK-FIXES: {{^}}  co_await async_simple::coro::collectAllWindowed(16, false, std::move(Tasks));
}
