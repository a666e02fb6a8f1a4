// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs -I%inputs/lib/libcoro
// CHECK-SILENT

// Look-alikes of tasks that are joined together.

#include "task.h"
#include <coro/coro.hpp>
#include <optional>
#include <ranges>
#include <string>
#include <vector>

coro::task<int> fetch(std::string Url);
coro::task<int> limited(std::string Url, coro::semaphore<8> &Room);
coro::task<int> polite(std::string Url, coro::semaphore<8> &Room) {
  co_await Room.acquire();
  const int Result = co_await fetch(Url);
  co_await Room.release();
  co_return Result;
}
using tasks = std::vector<coro::task<int>>;

coro::task<void> few(std::vector<std::string> Urls, coro::semaphore<8> &Room) {
  tasks All;
  All.push_back(fetch("a"));
  All.push_back(fetch("b"));
  for (const char *Host : {"c", "d"})
    All.push_back(fetch(Host));
  for (const auto &Url : Urls | std::views::take(4))
    All.push_back(fetch(Url));
  for (const auto &Url : Urls)
    All.push_back(limited(Url, Room));
  for (const auto &Url : Urls)
    All.push_back(polite(Url, Room));
  co_await coro::when_all(std::move(All));
}

// Joined in each round, or as soon as there are enough.
coro::task<void> rounds(std::vector<std::vector<std::string>> Groups) {
  for (const auto &Group : Groups) {
    tasks All;
    All.push_back(fetch(Group.front()));
    All.push_back(fetch(Group.back()));
    co_await coro::when_all(std::move(All));
  }
  tasks Batch;
  for (const auto &Group : Groups) {
    Batch.push_back(fetch(Group.front()));
    if (Batch.size() == 16) {
      co_await coro::when_all(std::move(Batch));
      Batch.clear();
    }
  }
  co_await coro::when_all(std::move(Batch));
}

// Another container is joined; this one is awaited in turn, or returned.
coro::task<void> others(std::vector<std::string> Urls) {
  tasks Joined, InTurn;
  Joined.push_back(fetch("a"));
  for (const auto &Url : Urls)
    InTurn.push_back(fetch(Url));
  co_await coro::when_all(std::move(Joined));
  for (auto &One : InTurn)
    co_await One;
}
tasks made(const std::vector<std::string> &Urls) {
  tasks All;
  for (const auto &Url : Urls)
    All.push_back(fetch(Url));
  return All;
}

// No tasks in the container.
coro::task<void> results(std::vector<std::string> Urls) {
  std::vector<int> All;
  for (const auto &Url : Urls)
    All.push_back(co_await fetch(Url));
}
coro::task<void> waits_for_each(std::vector<std::string> Urls) {
  std::optional<coro::task<int>> One;
  for (const auto &Url : Urls) {
    One.emplace(fetch(Url));
    co_await *One;
  }
}

own::eager_task<int> load(std::string Url);
own::task<void> eager(std::vector<std::string> Urls) {
  for (const auto &Url : Urls) {
    auto Loading = load(Url);
    co_await Loading;
  }
  for (const auto &Url : Urls)
    if (co_await load(Url))
      break;
}
own::eager_task<int> find(const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls)
    if (Url.starts_with("https"))
      return load(Url);
  return load("");
}

// A limiter comes first, or one way is taken.
struct node {
  node *Left, *Right;
};
coro::task<void> walk(coro::thread_pool &Pool, node *Node, coro::semaphore<8> &Room) {
  co_await Room.acquire();
  Pool.spawn_detached(walk(Pool, Node->Left, Room));
  Pool.spawn_detached(walk(Pool, Node->Right, Room));
}
coro::task<void> search(coro::thread_pool &Pool, node *Node, bool Left) {
  if (Left)
    Pool.spawn_detached(search(Pool, Node->Left, Left));
  else
    Pool.spawn_detached(search(Pool, Node->Right, Left));
  co_return;
}
