// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs

// A part of the data at a time: each round waits for what it has started.

#include "task.h"
#include <algorithm>
#include <vector>

using own::eager_task;
using own::task;

eager_task<int> work(int);
size_t batch_size();
extern size_t configured;
struct request {
  size_t count;
};

struct pool {
  size_t batch = 0;

  task<> by_member(const std::vector<int> &all) {
    for (size_t i = 0; i < all.size(); i += batch) {
      const size_t end = std::min(i + batch, all.size());
      std::vector<eager_task<int>> started;
      for (size_t j = i; j < end; ++j)
        started.push_back(work(all[j]));
      for (eager_task<int> &one : started)
        co_await one;
    }
  }
};
task<> by_function(const std::vector<int> &all) {
  const size_t batch = batch_size();
  for (size_t i = 0; i < all.size(); i += batch) {
    size_t end = std::min(i + batch, all.size());
    std::vector<eager_task<int>> started;
    for (size_t j = i; j < end; ++j)
      started.push_back(work(all[j]));
    for (auto &one : started)
      co_await one;
  }
}
task<> by_global(const std::vector<int> &all) {
  for (size_t i = 0; i < all.size(); i += configured) {
    std::vector<eager_task<int>> started;
    for (size_t j = i; j < std::min(all.size(), i + configured); ++j)
      started.push_back(work(all[j]));
    for (auto &one : started)
      co_await one;
  }
}

// Look-alikes: who asks says how many, nothing caps them, or the rounds wait for others.
task<> by_request(const std::vector<int> &all, const request &asked) {
  const size_t batch = asked.count;
  for (size_t i = 0; i < all.size(); i += batch) {
    size_t end = std::min(i + batch, all.size());
    std::vector<eager_task<int>> started;
    for (size_t j = i; j < end; ++j)
      started.push_back(work(all[j]));
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'work' starts one task per element of 'all', and nothing limits how many run at once; an awaited semaphore, or batches that are joined, would
    for (auto &one : started)
      co_await one;
  }
}
task<> by_parameter(const std::vector<int> &all, size_t batch) {
  for (size_t i = 0; i < all.size(); i += batch) {
    std::vector<eager_task<int>> started;
    for (size_t j = i; j < std::min(i + batch, all.size()); ++j)
      started.push_back(work(all[j]));
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'work' starts one task per element of 'all', and nothing limits how many run at once; an awaited semaphore, or batches that are joined, would
    for (auto &one : started)
      co_await one;
  }
}
task<> for_others(const std::vector<int> &all, std::vector<eager_task<int>> &others) {
  std::vector<eager_task<int>> started;
  for (int one : all) {
    started.push_back(work(one));
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'work' starts one task per element of 'all', and nothing limits how many run at once; an awaited semaphore, or batches that are joined, would
    for (auto &other : others)
      co_await other;
  }
  for (auto &one : started)
    co_await one;
}
