// RUN: %check_tidy %s async-missing-co-await %t --option CheckEarlyExits=true -- -std=c++20 -I%inputs

#include "task.h"

using own::task;

task<int> fetch(int Id);
void use(int);

task<int> returns(bool Ready) {
  auto Work = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task in 'Work' is awaited on some paths only
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: not awaited where this returns
  if (Ready)
    co_return 1;
  co_return co_await Work;
}

task<int> awaits_and_returns(bool Ready) {
  auto Work = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task in 'Work' is awaited on some paths only
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: not awaited where this returns
  if (Ready)
    co_return co_await Work;
  co_return 1;
}

// Who throws returns nothing.
task<int> throws(bool Bad) {
  auto Work = fetch(1);
  if (Bad)
    throw 1;
  co_return co_await Work;
}
