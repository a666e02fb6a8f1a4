// RUN: %check_tidy %s async-blocking-call %t --option 'Groups=sleep' \
// RUN:   --option 'AllowedCalls=short_nap' --option 'AllowedIn=start_up;boot::*' -- -std=c++20 -I%inputs

// A chain ends where an allowed function stands, and where nothing is looked
// for.

#include "task.h"
#include <fstream>
#include <thread>

void nap() { std::this_thread::sleep_for(std::chrono::seconds(1)); }
void short_nap() { nap(); }
void start_up() { nap(); }
namespace boot {
void up() { nap(); }
} // namespace boot
void through() { short_nap(); }
void look() { std::ifstream File("name"); }

own::task<void> calls() {
  nap();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'nap' blocks
  // CHECK-MESSAGES: note: 'nap' calls
  short_nap();
  start_up();
  boot::up();
  through();
  look();
  co_return;
}
