// RUN: %check_tidy %s async-swallowed-exception %t --option 'AllowCommented=false' --option 'CleanupCalls=own::client::stop' -- -std=c++20 -I%inputs

#include "task.h"

namespace own {
struct client {
  task<> stop();
  task<> send();
};
} // namespace own

own::task<> commented(own::client &Client) {
  try {
    co_await Client.send();
  } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this handler hides that 'own::client::send' has failed: the exception is neither passed on, kept, answered nor logged
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: it may throw here
  }
}
own::task<> stops(own::client &Client) {
  try {
    co_await Client.stop();
  } catch (...) {
  }
}
