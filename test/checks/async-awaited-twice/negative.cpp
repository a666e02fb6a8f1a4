// RUN: %check_tidy %s async-awaited-twice %t -- -std=c++20
// CHECK-SILENT

// Tasks that have something left, or that are asked whether they do.

#include <coroutine>
#include <future>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
    void return_void();
  };
  task() noexcept;
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  awaiter operator co_await() && noexcept;
  awaiter operator co_await() & noexcept;
  bool valid() const;
  explicit operator bool() const;
  void reset();
  void swap(task &);
};
task work();
task other();
task all(std::vector<task>);
template <typename... T> task both(T...);
void spawn(task);
void spawn_ref(task &&);
bool is_ready(const task &);
bool try_spawn(task &&);
void refill(task &);
void use(int);
bool flag();
struct queue {
  bool try_push(task &&);
};

task new_ones() {
  auto Task = work();
  co_await std::move(Task);
  Task = work();
  co_await std::move(Task);
  refill(Task);
  co_await std::move(Task);
  auto Last = std::exchange(Task, work());
  Last.swap(Task);
  co_await std::move(Last);
  co_await std::move(Task);
  Task.reset();
  while (flag()) {
    Task = work();
    co_await std::move(Task);
  }
  for (auto Each = work(); flag(); Each = work())
    co_await std::move(Each);
}
task one_way_each() {
  auto Task = work();
  if (flag())
    co_await std::move(Task);
  else
    spawn(std::move(Task));
  auto Second = work();
  if (flag()) {
    co_await std::move(Second);
    co_return;
  }
  if (flag()) {
    spawn(std::move(Second));
    throw 1;
  }
  flag() ? co_await std::move(Second) : co_await both(std::move(Second));
  for (auto Third = work();;) {
    if (flag()) {
      co_await std::move(Third);
      break;
    }
  }
}
task each_once(std::vector<task> Tasks) {
  for (auto &Task : Tasks)
    co_await std::move(Task);
  for (unsigned I = 0; I < Tasks.size(); ++I)
    co_await std::move(Tasks[I]);
  Tasks.clear();
  for (int I = 0; I < 3; ++I) {
    Tasks.push_back(work());
    co_await all(std::move(Tasks));
  }
  Tasks.push_back(work());
  co_await all(std::exchange(Tasks, std::vector<task>()));
  while (!Tasks.empty()) {
    auto Task = std::move(Tasks.back());
    Tasks.pop_back();
    co_await std::move(Task);
  }
}
task asked() {
  auto Task = work();
  co_await std::move(Task);
  if (Task.valid())
    co_await std::move(Task);
  auto Second = work();
  spawn(std::move(Second));
  if (!Second)
    Second = work();
  co_await std::move(Second);
  if (is_ready(Second))
    co_await std::move(Second);
}
task not_taken(queue &Queue) {
  auto Task = work();
  if (!try_spawn(std::move(Task)))
    co_await std::move(Task);
  auto Second = work();
  const bool IsTaken = Queue.try_push(std::move(Second));
  if (!IsTaken)
    co_await std::move(Second);
}
task known_by_others(bool Parallel, int Step) {
  auto Task = work();
  if (Parallel)
    spawn(std::move(Task));
  co_await other();
  if (!Parallel)
    co_await std::move(Task);
  auto Second = work();
  bool Done = false;
  while (!Done) {
    if (flag()) {
      co_await std::move(Second);
      Done = true;
    }
  }
  auto Third = work();
  bool Sent = false;
  try {
    spawn_ref(std::move(Third));
    Sent = true;
  } catch (...) {
  }
  if (!Sent)
    co_await std::move(Third);
  task Fourth;
  bool HasOne = false;
  for (;;) {
    if (!HasOne) {
      Fourth = work();
      HasOne = true;
    }
    if (flag()) {
      co_await std::move(Fourth);
      HasOne = false;
    }
  }
}
task by_a_state(int Rounds) {
  auto Task = work();
  enum { Idle, Busy } State = Idle;
  while (Rounds--) {
    switch (State) {
    case Idle:
      spawn(std::move(Task));
      State = Busy;
      break;
    case Busy:
      co_await other();
      break;
    }
  }
}
task not_moved() {
  auto Task = work();
  co_await Task;
  co_await Task;
}
task parts() {
  std::tuple<task, task> Tasks{work(), work()};
  co_await std::get<0>(std::move(Tasks));
  co_await std::get<1>(std::move(Tasks));
  std::optional<task> Last;
  while (flag()) {
    Last.emplace(work());
    co_await std::move(*Last);
  }
}
task others_get_at_it() {
  auto First = work(), Second = work();
  auto *Pointer = &First;
  co_await std::move(First);
  *Pointer = work();
  co_await std::move(First);
  auto Renew = [&] { Second = work(); };
  co_await std::move(Second);
  Renew();
  co_await std::move(Second);
}
struct server {
  task Current;
  task in_a_member() {
    co_await std::move(Current);
    Current = work();
    co_await std::move(Current);
  }
};
int of_futures(std::future<int> Future, std::shared_future<int> Shared) {
  if (Future.valid())
    use(Future.get());
  Future = std::async([] { return 1; });
  return Future.get() + Shared.get() + Shared.get();
}
