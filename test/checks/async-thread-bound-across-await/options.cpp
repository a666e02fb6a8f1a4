// RUN: %check_tidy %s async-thread-bound-across-await %t \
// RUN:   --option AllowedGuards='app::scope;app::active;uselocale;*_id' -- -std=c++20 -I%inputs

#include "task.h"
#include <locale.h>
#include <thread>

using own::task;

own::awaiter<void> tick();
std::thread::id owner();
bool work();

namespace app {
thread_local int current;
thread_local int active;
struct scope {
  scope() { current = 1; }
  ~scope() { current = 0; }
};
struct other {
  other() { current = 1; }
  ~other() { current = 0; }
};
} // namespace app

task<> allowed(locale_t own) {
  app::scope guard;
  app::active = 1;
  const locale_t before = uselocale(own);
  const auto thread_id = std::this_thread::get_id();
  co_await tick();
  app::active = 0;
  uselocale(before);
  if (owner() == thread_id)
    work();
}
task<> others() {
  app::other guard;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'guard' changes 'current' until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back [async-thread-bound-across-await]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
