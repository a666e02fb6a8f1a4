// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs

// Containers of tasks that nobody joins.

#include "task.h"
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using own::eager_task;
using own::task;

task<int> fetch(int Id);
eager_task<int> begin(int Id);
std::vector<task<int>> fetch_all();
std::vector<std::optional<task<int>>> maybe_all();
void use(std::size_t);

void lost(int Count) {
  std::vector<task<int>> Tasks;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nothing awaits the tasks in 'Tasks': they are lazy, so their work is never started [async-missing-co-await]
  Tasks.reserve(3);
  for (int I = 0; I < Count; ++I)
    Tasks.push_back(fetch(I));
  use(Tasks.size());
  std::vector<eager_task<int>> Running;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: nothing awaits the tasks in 'Running': their results and exceptions are lost [async-missing-co-await]
  Running.emplace_back(begin(1));
  std::array<task<int>, 2> Both{fetch(1), fetch(2)};
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: nothing awaits the tasks in 'Both'
  task<int> Plain[] = {fetch(1), fetch(2)};
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: nothing awaits the tasks in 'Plain'
  task<int> Elements[2];
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: nothing awaits the tasks in 'Elements'
  Elements[0] = fetch(1);
  std::optional<task<int>> Maybe;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: nothing awaits the tasks in 'Maybe'
  Maybe = fetch(1);
  std::optional<task<int>> Placed;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: nothing awaits the tasks in 'Placed'
  Placed.emplace(fetch(1));
  std::map<std::string, task<int>> Named;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: nothing awaits the tasks in 'Named'
  Named["a"] = fetch(1);
  Named.emplace("b", fetch(2));
  std::tuple Several(fetch(1), 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: nothing awaits the tasks in 'Several'
  std::queue<task<int>> Waiting;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: nothing awaits the tasks in 'Waiting'
  Waiting.push(fetch(1));
  auto Box = std::make_unique<task<int>>(fetch(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: nothing awaits the tasks in 'Box'
  auto Made = fetch_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: nothing awaits the tasks in 'Made'
  std::map<int, std::vector<std::optional<task<int>>>> Deep;
  // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: nothing awaits the tasks in 'Deep'
  Deep.emplace(1, maybe_all());
  Deep.clear();
  auto Moved = fetch(1);
  std::vector<task<int>> Taken;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nothing awaits the tasks in 'Taken'
  Taken.push_back(std::move(Moved));
}

struct requests {
  std::vector<task<int>> Bodies;
  int Count = 0;
};
task<int> first();
void join(std::vector<task<int>>);

void in_struct() {
  requests Requests;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nothing awaits the tasks in 'Requests.Bodies'
  Requests.Bodies.push_back(fetch(1));
  Requests.Count = 1;
}

task<void> after_join() {
  std::vector<task<int>> Tasks;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nothing awaits the tasks in 'Tasks'
  Tasks.push_back(fetch(1));
  join(std::move(Tasks));
  Tasks.push_back(fetch(2));
  co_return;
}
