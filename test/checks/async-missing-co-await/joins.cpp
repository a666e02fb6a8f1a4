// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -isystem %inputs/lib/cppcoro

// What a join or a sync runner gives has run, whatever its type looks like.

#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <tuple>
#include <utility>
#include <vector>

namespace cppcoro {
struct when_all_ready_awaitable {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  std::vector<task<int>> await_resume();
};
when_all_ready_awaitable when_all_ready(std::vector<task<int>> Tasks);
} // namespace cppcoro

// A helper that is started by hand: nobody can await it.
struct starter {
  struct promise_type {
    starter get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    void await_transform() = delete;
  };
  void start();
};
starter make_starter();
cppcoro::task<int> fetch(int Id);
cppcoro::task<std::vector<cppcoro::task<int>>> fetch_all();
void use(int);

cppcoro::task<> joins() {
  std::vector<cppcoro::task<int>> Tasks;
  Tasks.push_back(fetch(1));
  auto Results = co_await cppcoro::when_all_ready(std::move(Tasks));
  auto Starter = make_starter();
  std::vector<starter> Starters;
  Starters.push_back(make_starter());
  auto Lost = co_await fetch_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: nothing awaits the tasks in 'Lost'
}

void plain() {
  auto Done = cppcoro::sync_wait(fetch_all());
  auto Work = fetch(1);
  use(cppcoro::sync_wait(std::move(Work)));
}
