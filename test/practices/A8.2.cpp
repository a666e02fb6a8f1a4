// RUN: %practice %s -- -std=c++20 -I%inputs -isystem %inputs/lib/folly

#include "task.h"
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <vector>

namespace app {
struct order {};
struct user {};
struct fields {};
struct valid_fields {};
own::task<bool> owns(user who, int id);
valid_fields validate(fields given);
struct limiter {
  own::task<> acquire();
};
struct repository {
  own::task<order> get(int id);
  own::task<> save(fields given);
  own::task<> render(int page);
};
} // namespace app

own::task<> bad(app::repository pages, int page) {
  co_await pages.render(page); // bad: async-unguarded-call
}

own::task<> good(app::repository pages, app::limiter &limit, int page) {
  co_await limit.acquire();
  co_await pages.render(page);
}

folly::coro::Task<int> work(int id);
folly::coro::Task<void> bad_too(std::vector<int> ids) {
  std::vector<folly::coro::Task<int>> tasks;
  for (int id : ids)
    tasks.push_back(work(id)); // bad: async-unbounded-concurrency
  co_await folly::coro::collectAllRange(std::move(tasks));
}
