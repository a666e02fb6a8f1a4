// RUN: %check_tidy %s async-ignored-error %t --option 'ErrorTypes=own::status;own::code' --option 'CleanupCalls=own::client::stop' --option 'UnreadNames=dummy*' -- -std=c++20 -I%inputs

#include "task.h"
#include <system_error>

namespace own {
enum class code { Ok, Failed };
struct status {
  bool ok() const;
};
struct client {
  task<status> stop();
  task<status> send();
  task<code> ask();
};
} // namespace own

own::task<> own_types(own::client &Client) {
  co_await Client.send();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'own::client::send' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  co_await Client.ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'own::client::ask' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  own::code Code = co_await Client.ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Code' has the error of 'own::client::ask', and gets another one before anything looks at it
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: another one takes its place here
  Code = co_await Client.ask();
  if (Code == own::code::Failed)
    co_return;
}

own::task<> stops(own::client &Client) { co_await Client.stop(); }

own::task<> names(own::client &Client) {
  auto dummy_status = co_await Client.send();
  auto Status = co_await Client.send();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Status' has the error of 'own::client::send', and nothing looks at it: a failure goes by unnoticed
}
