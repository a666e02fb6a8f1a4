// RUN: %check_tidy %s async-dangling-capture %t --option AllowedFunctions=keeps_it -- -std=c++20 -I%inputs

#include "task.h"
#include <string>

using own::task;

void show(const std::string &);

template <typename F> task<> keeps_it(F &&run) { return run(); }
template <typename F> task<> calls_it(F &&run) { return run(); }

task<> allowed(std::string text) {
  return keeps_it([text]() -> task<> { co_return show(text); });
}
task<> reported(std::string text) {
  return calls_it([text]() -> task<> { co_return show(text); });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-3]]:55: note: 'text' is used here
}
