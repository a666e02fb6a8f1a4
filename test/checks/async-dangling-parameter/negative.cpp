// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs
// CHECK-SILENT

// All that looks like it and is alright.

#include "task.h"
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using own::eager_task;
using own::task;

void print(std::string_view);
std::string name();

task<> greet(const std::string &name) {
  print(name);
  co_return;
}
template <typename T> task<T> get(const std::string &name, T value) {
  print(name);
  co_return value;
}
own::generator<int> numbers(const std::vector<int> &given) {
  for (int Number : given)
    co_yield Number;
}

task<int> awaits(bool Flag) {
  if (Flag && co_await get(name(), true))
    co_return co_await get(name(), 1);
  for (int I = co_await get(name(), 1); I; --I)
    print(std::to_string(co_await get(std::to_string(I), I)));
  auto Value = co_await get(name(), 2);
  auto Work = greet("literal that nobody awaits");
  for (int *I = numbers({1, 2}).begin(); I; I = nullptr)
    print("");
  co_return Value;
}

// What is bound is the caller's caller's, or on the heap.
struct session : std::enable_shared_from_this<session> {
  std::string Name;
  std::vector<std::string> Names;
  task<> first() { return greet(Names.front()); }
  task<> self() { return greet(shared_from_this()->Name); }
  task<> other(session &Other, const std::unique_ptr<session> &Owned) {
    return Other.Name.empty() ? greet(Owned->Name) : greet(Other.Name);
  }
  task<> reference() {
    auto &Ref = Name;
    return greet(Ref);
  }
  task<> view(std::string_view View);
};
task<> copies(std::string_view Text) {
  print(Text);
  co_return;
}
task<> literals(int Which) {
  const char *Text = "text";
  constexpr std::string_view View = "view";
  return Which ? copies(Text) : copies(View);
}
task<> through(std::string_view Text) { return copies(Text.substr(1)); }
// Not evaluated, or not reached.
task<> unevaluated() {
  static_assert(noexcept(greet(std::declval<std::string>())) == false);
  using result = decltype(greet(name()));
  if constexpr (sizeof(int) == 1)
    return greet(name());
  return result();
}
// The dead one is never used again.
task<> forgotten() {
  std::vector<task<>> Tasks;
  {
    std::string Name = name();
    Tasks.push_back(greet(Name));
    co_await Tasks.back();
  }
  Tasks.clear();
}
// Thrown away on the way out.
eager_task<> later(const std::string &text) {
  co_await own::awaiter<void>();
  print(text);
}
void throws() {
  std::string Name = name();
  later(Name);
  throw 1;
}
// It runs up to its first suspension before it is returned.
struct resumable {
  using promise_type = own::lazy_promise<resumable, void>;
  own::awaiter<void> operator co_await() const noexcept;
  bool resume();
};
template <typename Work, typename... Arguments> resumable invoke(Work work, Arguments &&...arguments) {
  auto Task = work(std::forward<Arguments>(arguments)...);
  co_await Task;
}
template <typename Work, typename... Arguments> auto invokeNow(Work work, Arguments &&...arguments) {
  auto Task = invoke(std::move(work), std::forward<Arguments>(arguments)...);
  Task.resume();
  return Task;
}
resumable invokes() {
  resumable Task;
  {
    int Number = 1;
    Task = invokeNow([](int number) -> resumable { print(std::to_string(number)); co_return; }, Number);
  }
  co_await Task;
}
// Run to its end before it is returned.
void runToEnd(task<> &);
task<> ended() {
  std::string Name = name();
  auto Task = greet(Name);
  runToEnd(Task);
  return Task;
}
