// RUN: %check_tidy %s async-dropped-task %t --option AllowExplicitDiscard=true \
// RUN:   --option 'AllowedTypes=own::eager_task' --option 'AllowedFunctions=*::unawaited;log_later' \
// RUN:   -- -std=c++20 -I%inputs

#include "task.h"
#include <tuple>

own::task<int> fetch(int Id);
own::eager_task<int> eager();
own::task<void> log_later();
namespace my {
own::task<int> unawaited(own::task<int> Work);
own::task<int> awaited(own::task<int> Work);
} // namespace my

own::task<void> drops() {
  (void)fetch(1);
  std::ignore = fetch(2);
  eager();
  log_later();
  my::unawaited(fetch(3));
  fetch(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  my::awaited(fetch(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'my::awaited' is dropped
  co_return;
}
