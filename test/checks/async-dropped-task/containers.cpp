// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

#include "task.h"
#include <map>
#include <optional>
#include <tuple>
#include <vector>

using tasks = std::vector<own::task<int>>;

own::task<int> fetch(int Id);
tasks fetch_all(const std::vector<int> &Ids);
std::optional<own::task<int>> fetch_if(bool Flag);
std::map<int, tasks> by_shard();
std::vector<own::detached_task> start_all();
struct queue {
  std::optional<own::task<int>> try_push(own::task<int> Work);
};
own::task<void> join(tasks All);

own::task<void> containers(queue &Queue, tasks &All, const std::vector<int> &Ids) {
  fetch_all(Ids);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the tasks in what 'fetch_all' returns are dropped: nobody awaits them [async-dropped-task]
  // CHECK-FIXES: fetch_all(Ids);
  fetch_if(true);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the tasks in what 'fetch_if' returns are dropped

  by_shard();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the tasks in what 'by_shard' returns are dropped
  // What was held before, given back, joined, left to itself.
  std::exchange(All, {});
  Queue.try_push(fetch(3));
  co_await join(fetch_all(Ids));
  for (own::task<int> &Each : All)
    co_await Each;
  start_all();
}
