// RUN: %check_tidy %s async-missing-co-await,async-dropped-task %t -- -std=c++20 -I%inputs

// Algorithms that put tasks into a container which nobody joins.

#include "task.h"
#include <algorithm>
#include <deque>
#include <iterator>
#include <ranges>
#include <set>
#include <vector>

using own::eager_task;
using own::task;

task<int> fetch(int Id);
eager_task<int> begin(int Id);
own::detached_task start(int Id);
int twice(int Id);
task<void> join(std::vector<task<int>> Tasks);
template <typename It> void fill(It To);

void lost(const std::vector<int> &Ids) {
  std::vector<task<int>> Fetched;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nothing awaits the tasks in 'Fetched': they are lazy, so their work is never started [async-missing-co-await]
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Fetched), fetch);
  std::deque<eager_task<int>> Running;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: nothing awaits the tasks in 'Running': their results and exceptions are lost
  std::ranges::transform(Ids, std::front_inserter(Running), [](int Id) { return begin(Id); });
  std::vector<task<int>> Made;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nothing awaits the tasks in 'Made'
  std::generate_n(std::back_inserter(Made), 3, [] { return fetch(1); });
  // What an algorithm returns is no view of tasks.
  std::ranges::for_each_n(Ids.begin(), 3, start);
}

task<void> joined(const std::vector<int> &Ids, std::vector<task<int>> &Out) {
  std::vector<task<int>> Fetched;
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Fetched), fetch);
  for (auto &Each : Fetched)
    co_await Each;
  std::vector<task<int>> Moved;
  std::ranges::transform(Ids, std::back_inserter(Moved), fetch);
  co_await join(std::move(Moved));
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Out), fetch);
}
void others(const std::vector<int> &Ids) {
  std::vector<task<int>> Kept;
  auto To = std::back_inserter(Kept);
  *To = fetch(1);
  std::vector<task<int>> Filled;
  fill(std::back_inserter(Filled));
  std::vector<task<int>> Chained;
  auto End = std::transform(Ids.begin(), Ids.end(), std::back_inserter(Chained), fetch);
  *End = fetch(2);
  std::vector<int> Numbers;
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Numbers), twice);
  std::vector<own::detached_task> Started;
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Started), start);
}
