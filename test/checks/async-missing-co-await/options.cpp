// RUN: %check_tidy %s async-missing-co-await %t --option AllowExplicitDiscard=true \
// RUN:   --option 'AllowedTypes=own::eager_task' --option 'AllowedFunctions=*::unawaited;log_later' \
// RUN:   -- -std=c++20 -I%inputs

#include "task.h"
#include <vector>

own::task<int> fetch(int Id);
own::eager_task<int> eager();
own::task<void> log_later();
namespace my {
own::task<int> unawaited(own::task<int> Work);
own::task<int> awaited(own::task<int> Work);
} // namespace my

own::task<void> keeps() {
  auto Cast = fetch(1);
  (void)Cast;
  [[maybe_unused]] auto Unused = fetch(2);
  auto Eager = eager();
  std::vector<own::eager_task<int>> Running;
  Running.push_back(eager());
  auto Logged = log_later();
  auto Meant = my::unawaited(fetch(3));
  auto Answer = fetch(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'fetch'
  auto Other = my::awaited(fetch(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Other' holds the task returned by 'my::awaited'
  co_return;
}
