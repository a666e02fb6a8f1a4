// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs
// CHECK-SILENT

#include "task.h"
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

using own::task;

task<int> fetch(int Id);
own::detached_task start(int Id);
void use(int);
template <typename Range> task<void> join(Range &&Tasks);
void keep(std::vector<task<int>> *Tasks);

// Joins what it holds when it ends.
template <typename T> struct scope {
  void add(T);
  ~scope();
};

struct server {
  std::vector<task<int>> All;
  std::vector<task<int>> collect() {
    std::vector<task<int>> Tasks;
    Tasks.push_back(fetch(1));
    return Tasks;
  }
  void store() {
    std::vector<task<int>> Tasks;
    Tasks.push_back(fetch(1));
    All = std::move(Tasks);
    auto Old = std::exchange(All, {});
  }
};

task<void> joined(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I)
    Tasks.push_back(fetch(I));
  for (auto &Task : Tasks)
    use(co_await Task);
  std::vector<task<int>> Together;
  Together.push_back(fetch(1));
  co_await join(Together);
  std::vector<task<int>> Given;
  Given.push_back(fetch(1));
  co_await join(std::move(Given));
  std::vector<task<int>> Pointed;
  Pointed.push_back(fetch(1));
  keep(&Pointed);
  std::vector<task<int>> Indexed;
  Indexed.push_back(fetch(1));
  co_await Indexed[0];
  std::vector<task<int>> Placed;
  co_await Placed.emplace_back(fetch(1));
  std::array<task<int>, 2> Both{fetch(1), fetch(2)};
  co_await std::get<0>(Both);
  task<int> Plain[] = {fetch(1), fetch(2)};
  for (auto &Task : Plain)
    co_await Task;
  std::optional<task<int>> Maybe = fetch(1);
  if (Maybe)
    co_await *Maybe;
  std::map<int, task<int>> Named;
  Named[1] = fetch(1);
  for (auto &[Key, Task] : Named)
    co_await Task;
  auto Box = std::make_unique<task<int>>(fetch(1));
  co_await *Box;
  std::tuple Several(fetch(1), fetch(2));
  auto &[A, B] = Several;
  co_await A;
  co_await B;
  std::vector<task<int>> Sorted;
  Sorted.push_back(fetch(1));
  std::for_each(Sorted.begin(), Sorted.end(), [](auto &Task) { use(sizeof(Task)); });
  std::vector<task<int>> Captured;
  auto Add = [&](int Id) { Captured.push_back(fetch(Id)); };
  Add(1);
  co_await join(Captured);
}

void others() {
  // Nothing is in it.
  std::vector<task<int>> Empty;
  std::vector<task<int>> Sized(3);
  std::optional<task<int>> None;
  // Nobody has to await these.
  std::vector<own::detached_task> Background;
  Background.push_back(start(1));
  // Makers of tasks, not tasks.
  std::vector<std::function<task<int>(int)>> Makers;
  Makers.push_back(fetch);
  std::vector<task<int> (*)(int)> Pointers{fetch};
  // What it does at its end is its own business.
  scope<task<int>> Scope;
  Scope.add(fetch(1));
  std::shared_ptr<task<int>> Shared = std::make_shared<task<int>>(fetch(1));
  static std::vector<task<int>> Forever;
  Forever.push_back(fetch(1));
}
