// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// A view makes nothing until it is iterated.

#include "task.h"
#include <algorithm>
#include <ranges>
#include <vector>

own::task<int> fetch(int Id);
own::detached_task start(int Id);
own::task<int> join(std::vector<own::task<int>> All);

own::task<void> views(const std::vector<int> &Ids) {
  Ids | std::views::transform(fetch);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the view that makes a task of each element is dropped: none is ever made [async-dropped-task]
  // CHECK-FIXES: Ids | std::views::transform(fetch);
  std::views::transform(Ids, [](int Id) { return fetch(Id); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the view that makes a task of each element is dropped
  (void)(Ids | std::views::filter([](int Id) { return Id > 0; }) | std::views::transform([](auto Id) { return fetch(Id); }) | std::views::take(3));
  // CHECK-MESSAGES: :[[@LINE-1]]:125: warning: the view that makes a task of each element is dropped
  // Iterated, kept, passed on.
  for (auto Task : Ids | std::views::transform(fetch))
    co_await Task;
  auto Later = Ids | std::views::transform(fetch);
  std::vector<own::task<int>> All(Later.begin(), Later.end());
  co_await join(std::move(All));
  std::ranges::for_each(Ids | std::views::transform(start), [](auto) {});
  // No task, or one that is left to itself.
  Ids | std::views::transform([](int Id) { return Id + 1; });
  Ids | std::views::transform(start);
}
