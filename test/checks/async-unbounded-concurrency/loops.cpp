// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20

// Loops over data of any size, on the real headers of Boost.Asio.

#include <algorithm>
#include <boost/asio.hpp>
#include <iostream>
#include <map>
#include <ranges>
#include <string>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;

awaitable<void> fetch(std::string Url);
awaitable<void> fetch_nth(std::size_t Nth);

struct order {
  std::vector<std::string> Urls;
};

awaitable<void> ranges(std::vector<std::string> Urls, std::map<int, order> Orders) {
  auto Loop = co_await asio::this_coro::executor;
  for (const std::string &Url : Urls)
    asio::co_spawn(Loop, fetch(Url), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls', and nothing limits how many run at once; room awaited in boost::asio::experimental::channel would
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: at most 16 at once here
  for (auto &[Id, Order] : Orders)
    asio::co_spawn(Loop, [Url = Order.Urls.front()] { return fetch(Url); }, detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}} starts one task per element of 'Orders'
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: at most 16 at once here
  for (const std::string &Url : Orders[1].Urls) {
    auto Work = fetch(Url);
    if (!Url.empty())
      asio::co_spawn(Loop, std::move(Work), [](std::exception_ptr) {});
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'fetch' starts one task per element of 'Orders[1].Urls'
  }
}

// Any function can spawn.
void counters(asio::io_context &Loop, const std::vector<std::string> &Urls, int Count) {
  for (std::size_t I = 0; I < Urls.size(); ++I)
    asio::co_spawn(Loop, fetch(Urls[I]), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  const auto End = Urls.size();
  for (std::size_t I = 0; I != End; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch_nth' starts one task per element of 'Urls'
  for (auto It = Urls.begin(); It != Urls.end(); ++It)
    asio::co_spawn(Loop, fetch(*It), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  for (int I = 0; I < Count; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch_nth' starts one task per iteration up to 'Count'
  for (int I = Count; I > 0; --I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch_nth' starts one task per iteration up to 'Count'
  int At = 0;
  while (At < Count)
    asio::co_spawn(Loop, fetch_nth(At++), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch_nth' starts one task per iteration up to 'Count'
}

void queues(asio::io_context &Loop, std::vector<std::string> Queue) {
  while (!Queue.empty()) {
    asio::co_spawn(Loop, fetch(Queue.back()), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Queue'
    Queue.pop_back();
  }
  for (std::string Line; std::getline(std::cin, Line);)
    asio::co_spawn(Loop, fetch(Line), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per item read from a stream
}

// A view is as large as what it looks at, a nested loop as its outer one.
void views(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls | std::views::drop(1))
    asio::co_spawn(Loop, fetch(Url), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  for (const auto &Url : Urls)
    for (int Try = 0; Try < 3; ++Try)
      asio::co_spawn(Loop, fetch(Url), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'fetch' starts one task per element of 'Urls'
}

// A lambda that runs right there is part of the loop, and an algorithm is one.
void algorithms(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  std::for_each(Urls.begin(), Urls.end(), [&](const std::string &Url) {
    asio::co_spawn(Loop, fetch(Url), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  });
  std::ranges::for_each(Urls, [&](const auto &Url) {
    asio::co_spawn(Loop, fetch(Url), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'Urls'
  });
  for (const std::string &Url : Urls)
    [&] { asio::co_spawn(Loop, fetch(Url), detached); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'fetch' starts one task per element of 'Urls'
}

// In a template, once for all instances.
template <typename Range> void generic(asio::io_context &Loop, const Range &All) {
  for (const auto &One : All)
    asio::co_spawn(Loop, fetch(One), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per element of 'All'
}
template void generic(asio::io_context &, const std::vector<std::string> &);

#define SPAWN(E) asio::co_spawn(Loop, E, detached)
void macros(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls)
    SPAWN(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  // CHECK-MESSAGES: note: expanded from macro 'SPAWN'
}
