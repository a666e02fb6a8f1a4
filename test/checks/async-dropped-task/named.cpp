// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// Statements that name a task and do nothing.

#include "task.h"
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using own::task;

task<int> fetch(int Id);
struct request {
  task<int> Body;
  request &retry();
};
struct builder {
  using promise_type = task<int>::promise_type;
  builder &with(int Value);
  own::awaiter<int> operator co_await() const;
};
#define UNUSED(Name) (void)Name
#define MENTION(Name) (Name)

task<void> names(request &Request, std::vector<task<int>> &Tasks, task<int> *Pointer, task<int> Parameter, bool Flag) {
  auto Answer = fetch(1);
  Answer;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Answer' is named and not awaited: the statement does nothing [async-dropped-task]
  // CHECK-FIXES: co_await Answer;
  std::move(Parameter);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Parameter' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await std::move(Parameter);
  Request.Body;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Body' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await Request.Body;
  Tasks[0];
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Tasks[0]' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await Tasks[0];
  *Pointer;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '*Pointer' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await *Pointer;
  for (auto &Each : Tasks)
    Each;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Each' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await Each;
  auto Conditional = fetch(2);
  if (Flag)
    Conditional;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Conditional' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await Conditional;
  Flag = (Answer, true);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Answer' is named and not awaited: the statement does nothing
  // CHECK-FIXES: Flag = (co_await Answer, true);
  co_return;
}

// Nothing to await with.
void plain(task<int> &Reference) { Reference; }

// A promise that takes tasks by value: a variable would have to be moved.
struct strict {
  struct promise_type : own::lazy_start {
    strict get_return_object();
    void return_void() noexcept {}
    template <typename T> own::awaiter<T> await_transform(task<T>);
  };
};
strict by_value(task<int> Work, task<int> Other) {
  Work;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Work' is named and not awaited: the statement does nothing
  // CHECK-FIXES: Work;
  std::move(Other);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Other' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await std::move(Other);
  co_return;
}

task<void> meant(request &Request, builder &Builder, task<int> Work, task<int> *Pointer, int Number) {
  (void)Work;
  static_cast<void>(*Pointer);
  UNUSED(Work);
  MENTION(Work);
  // Gives itself back.
  Builder.with(1).with(2);
  Request.retry();
  *Pointer = fetch(1);
  Number;
  co_await Work;
}
