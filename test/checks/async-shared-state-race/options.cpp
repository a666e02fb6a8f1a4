// RUN: %check_tidy %s async-shared-state-race %t --option AllowedPlaces='app::cache::values*' -- -std=c++20 -I%inputs

#include "task.h"
#include <map>

own::task<> tick();
namespace app {
class cache {
  std::map<int, int> values_;
  std::map<int, int> others_;

public:
  own::task<> allowed() {
    if (values_.empty()) {
      co_await tick();
      values_[0] = 1;
    }
  }
  own::task<> reported() {
    if (others_.empty()) {
      co_await tick();
      others_[0] = 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'others_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:15: note: 'app::cache::reported' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
};
} // namespace app
