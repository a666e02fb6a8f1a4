// RUN: %check_tidy %s async-dangling-parameter %t --option AllowedFunctions='app::cached*' -- -std=c++20 -I%inputs

#include "task.h"
#include <string>

void print(const std::string &);
std::string name();
namespace app {
own::task<> cachedName(const std::string &name) {
  print(name);
  co_return;
}
own::task<> other(const std::string &name) {
  print(name);
  co_return;
}
} // namespace app
own::task<> allowed() { return app::cachedName(name()); }
own::task<> reported() { return app::other(name()); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the temporary 'name()' dies before the task of 'app::other' uses it through 'name'
// CHECK-MESSAGES: note: 'app::other' uses 'name' here
// CHECK-MESSAGES: note: the task is returned here
