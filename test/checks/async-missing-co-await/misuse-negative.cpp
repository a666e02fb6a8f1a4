// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs
// CHECK-SILENT

#include "task.h"
#include <any>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

using own::task;
template <typename T> struct job {
  using promise_type = own::lazy_promise<job, T>;
  own::awaiter<T> operator co_await() const noexcept;
  explicit operator bool() const;
};
job<int> check(int Id);
task<int> fetch(int Id);
task<task<int>> nested();
void use(long);

// Operators that speak of tasks.
bool operator==(const task<int> &, std::nullptr_t);
template <typename T> bool operator==(const task<T> &, const task<T> &);
template <typename T> task<T> operator+(task<T>, int);
struct logger {};
template <typename T> logger &operator<<(logger &, const task<T> &);
struct with_timeout {};
template <typename T> task<int> operator|(T &&, with_timeout);
struct sender {};
template <typename T> sender operator>>(T &&, with_timeout);

task<void> speaks(logger &Log) {
  // Whether a variable holds anything is a question.
  auto Job = check(1);
  if (Job)
    use(co_await Job);
  if (auto Started = check(2))
    use(co_await Started);
  auto Work = fetch(1), Other = fetch(2);
  if (Work == Other || Work == nullptr)
    use(1);
  co_await (std::move(Work) + 1);
  co_await (std::move(Other) | with_timeout());
  sender Sent = fetch(3) >> with_timeout();
  Log << fetch(4);
  if (co_await check(5) && co_await fetch(6) == 1)
    use(2);
}

// The result is a task.
task<task<int>> gives_task() { co_return fetch(1); }
task<std::vector<task<int>>> gives_tasks() {
  std::vector<task<int>> Tasks;
  Tasks.push_back(fetch(1));
  co_return Tasks;
}
task<std::optional<task<int>>> maybe() { co_return fetch(1); }
struct forwarding {
  struct promise_type : own::lazy_start {
    forwarding get_return_object();
    // It awaits what it is given.
    template <typename T> void return_value(task<T>);
  };
};
forwarding forwards() { co_return fetch(1); }
task<std::any> awaits() { co_return co_await fetch(1); }

// Look-alikes.
namespace my {
struct task {
  explicit operator bool() const;
};
task fetch();
} // namespace my
void looks_alike() {
  if (my::fetch())
    use(1);
}
