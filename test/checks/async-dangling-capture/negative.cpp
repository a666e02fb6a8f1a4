// RUN: %check_tidy %s async-dangling-capture %t -- -std=c++20 -I%inputs
// CHECK-SILENT

// Lambdas that live as long as their coroutine, or that it needs no more.

#include "task.h"
#include <boost/asio.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using own::detached_task;
using own::eager_task;
using own::task;

void show(const std::string &);
task<> settle();
task<> all(task<>, task<>);
template <typename F> void run_later(F);
std::string global;

struct server {
  std::string name;
  std::function<task<>()> handler;
  std::vector<std::function<task<>()>> handlers;

  task<> awaited() {
    co_await [this]() -> task<> {
      co_await settle();
      show(name);
    }();
    co_await all([this]() -> task<> { co_return show(name); }(), [this]() -> task<> { co_return show(name); }());
    const bool done = (co_await [this]() -> task<> { co_return show(name); }(), true);
    (void)done;
  }
  // Kept, called later.
  void stored() {
    handler = [this]() -> task<> { co_return show(name); };
    handlers.push_back([this]() -> task<> { co_return show(name); });
    run_later([this]() -> task<> { co_return show(name); });
  }
  // As long as the object.
  task<> of_the_member() { return handler(); }
  // The frame of co_spawn has it.
  void spawned(boost::asio::io_context &loop) {
    boost::asio::co_spawn(loop, [this]() -> boost::asio::awaitable<void> { co_return show(name); }, boost::asio::detached);
  }
};

// No captures, or none that is needed later.
void without(std::string text) {
  [](std::string own) -> detached_task {
    co_await settle();
    show(own);
  }(text);
  [text]() -> detached_task {
    show(text);
    co_await settle();
    show("done");
  }();
  [text]() -> detached_task {
    const std::string own = text;
    co_await settle();
    show(own);
  }();
  [&]() -> detached_task {
    co_await settle();
    show(global);
  }();
  constexpr int count = 3;
  static std::string kept;
  [=]() -> detached_task {
    co_await settle();
    show(kept + std::to_string(count));
  }();
}

// The variable lives when the task is awaited.
task<> named(std::string text) {
  auto work = [text]() -> task<> { co_return show(text); };
  auto first = work();
  co_await first;
  std::function<task<>()> other = work;
  co_await other();
  auto started = [text]() -> eager_task<> {
    co_await settle();
    show(text);
  };
  auto running = started();
  co_await running;
}
template <typename F> auto traced(F &&run) { return std::forward<F>(run)(); }
template <typename F> task<> keeps(F run) { co_await run(); }
task<> helped(std::string text) {
  co_await traced([text]() -> task<> { co_return show(text); });
  co_await std::invoke([text]() -> task<> { co_return show(text); });
}
task<> kept_by_a_frame(std::string text) {
  return keeps([text]() -> task<> { co_return show(text); });
}
// No coroutine.
task<> plain(std::string text) {
  return [text]() -> task<> {
    show(text);
    return settle();
  }();
}

// Another name for what was captured by reference, or for a copy.
void aliased(std::string &text) {
  [&text]() -> detached_task {
    const std::string &same = text;
    co_await settle();
    show(same);
  }();
  [text]() -> detached_task {
    const std::string copied = text;
    const std::string &same = copied;
    co_await settle();
    show(same);
  }();
}
