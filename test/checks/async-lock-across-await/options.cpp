// RUN: %check_tidy %s async-lock-across-await %t \
// RUN:   --option AllowedLocks='std::mutex;*::hold' -- -std=c++20 -I%inputs

#include "task.h"
#include <mutex>
#include <shared_mutex>

using own::task;

own::awaiter<void> tick();

namespace app {
struct hold {
  explicit hold(std::shared_mutex &mutex) : guard(mutex) {}
  std::shared_lock<std::shared_mutex> guard;
};
} // namespace app

task<> locks(std::mutex &allowed, std::shared_mutex &shared) {
  std::lock_guard guard(allowed);
  allowed.lock();
  app::hold both(shared);
  std::shared_lock reader(shared);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'reader' keeps 'shared' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: held at this co_await
  co_await tick();
}
