// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs -I%inputs/lib/libcoro

// Tasks that are made in a loop or a pipeline and joined together.

#include "task.h"
#include <algorithm>
#include <coro/coro.hpp>
#include <ranges>
#include <string>
#include <vector>

coro::task<int> fetch(std::string Url);
using tasks = std::vector<coro::task<int>>;

coro::task<void> joined(std::vector<std::string> Urls, coro::thread_pool &Pool) {
  tasks All;
  for (const auto &Url : Urls)
    All.push_back(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: one task of 'fetch' per element of 'Urls' runs at once, joined by 'coro::when_all', and nothing limits how many; an awaited coro::semaphore would
  co_await coro::when_all(std::move(All));

  tasks Indexed(Urls.size());
  for (std::size_t I = 0; I < Urls.size(); ++I)
    Indexed[I] = fetch(Urls[I]);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: one task of 'fetch' per element of 'Urls' runs at once
  auto Results = coro::when_all(std::move(Indexed));
  co_await Results;

  for (const auto &Url : Urls)
    Pool.spawn_detached([](std::string One) -> coro::task<void> { co_await fetch(One); }(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'a lambda' starts one task per element of 'Urls'
}

// In a function that joins what it is given.
coro::task<void> run_all(tasks All) { co_await coro::when_all(std::move(All)); }
coro::task<void> handed_over(std::vector<std::string> Urls) {
  tasks All;
  for (const auto &Url : Urls)
    All.emplace_back(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: one task of 'fetch' per element of 'Urls' runs at once, joined by 'run_all'
  co_await run_all(std::move(All));
}

coro::task<void> pipelines(std::vector<std::string> Urls) {
  tasks All;
  std::transform(Urls.begin(), Urls.end(), std::back_inserter(All), fetch);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: one task of 'fetch' per element of 'Urls' runs at once
  co_await coro::when_all(std::move(All));

  auto Fetching = Urls | std::views::transform([](const std::string &Url) { return fetch(Url); });
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: one task of 'a lambda' per element of 'Urls' runs at once
  co_await coro::when_all(tasks(Fetching.begin(), Fetching.end()));
}

// An eager task runs as soon as it is made.
own::eager_task<int> load(std::string Url);
own::detached_task log_visit(std::string Url);
own::task<void> eager(std::vector<std::string> Urls) {
  std::vector<own::eager_task<int>> All;
  for (const auto &Url : Urls)
    All.push_back(load(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'load' starts one task per element of 'Urls', and nothing limits how many run at once; an awaited semaphore, or batches that are joined, would
  for (auto &One : All)
    co_await One;
  for (const auto &Url : Urls)
    log_visit(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'log_visit' starts one task per element of 'Urls'
}

// The first one decides: no limit would do.
coro::task<int> race(std::vector<std::string> Mirrors) {
  tasks All;
  for (const auto &Mirror : Mirrors)
    All.push_back(fetch(Mirror));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: one task of 'fetch' per element of 'Mirrors' runs at once in the race of 'coro::when_any', and nothing limits how many [async-unbounded-concurrency]
  co_return co_await coro::when_any(std::move(All));
}

// Each spawns two, each of which spawns two.
struct node {
  node *Left, *Right;
};
coro::task<void> walk(coro::thread_pool &Pool, node *Node) {
  if (Node->Left)
    Pool.spawn_detached(walk(Pool, Node->Left));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'walk' starts itself 2 times, so the number of tasks grows with every level, and nothing limits how many run at once; an awaited coro::semaphore would
  if (Node->Right)
    Pool.spawn_detached(walk(Pool, Node->Right));
  co_return;
}
