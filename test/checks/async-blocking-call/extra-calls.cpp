// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t --option 'Groups=sleep' \
// RUN:   --option 'ExtraCalls=legacy::fetch => co_await legacy::async_fetch({arguments}) -- waits for the mainframe; legacy::*::flush -- writes to tape; legacy::Client::*; legacy::Base::load => co_await {object}.async_load({arguments}); ::wait_for_operator; legacy::Link::Link => co_await legacy::async_link({arguments}) -- dials; legacy::Door::~Door -- slams shut; std::this_thread::sleep_for => co_await nap({arguments}) -- naps' \
// RUN:   -- -std=c++20 -I%inputs

// A project's own list: patterns, replacements and reasons; whatever Groups
// says, and over what the models say.

#include "task.h"
#include <chrono>
#include <thread>

namespace legacy {
int fetch(int Id, const char *Table);
own::task<int> async_fetch(int Id, const char *Table);
namespace v2 {
int fetch(int Id, const char *Table);
void flush();
struct Tape {
  void flush();
};
} // namespace v2
struct Client {
  void open();
  virtual int query(int Id);
  own::task<int> async_query(int Id);
  static int ping();
};
struct Cached : Client {
  int query(int Id) override;
  int refresh();
};
struct Base {
  virtual void load(int Id);
};
struct Middle : Base {
  void load(int Id) override;
};
struct Leaf : Middle {
  void load(int Id) override;
  void load(const char *Name);
};
struct Link {
  explicit Link(int Id);
  ~Link();
};
struct Door {
  explicit Door(int Id);
  ~Door();
};
} // namespace legacy
void wait_for_operator();

namespace app {
int fetch(int Id, const char *Table);
void wait_for_operator();
struct Client {
  int query(int Id);
};
} // namespace app

own::task<int> patterns(legacy::Client &Client, legacy::Cached *Cached,
                        legacy::Leaf &Leaf, legacy::Middle *Middle) {
  legacy::fetch(1, "table");
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'legacy::fetch' blocks the event loop that runs this coroutine: it waits for the mainframe; 'co_await legacy::async_fetch(1, "table")' suspends instead [async-blocking-call]
  legacy::v2::flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'legacy::v2::flush' blocks the event loop that runs this coroutine: it writes to tape; call it on a thread pool [async-blocking-call]
  legacy::v2::Tape().flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'legacy::v2::Tape::flush' blocks {{.*}}: it writes to tape;
  Client.open();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'legacy::Client::open' blocks {{.*}}: it is listed as a call that blocks; call it on a thread pool
  Cached->query(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'legacy::Cached::query' blocks
  Cached->refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'legacy::Cached::refresh' blocks
  legacy::Client::ping();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'legacy::Client::ping' blocks
  Leaf.load(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'legacy::Leaf::load' blocks {{.*}}; 'co_await Leaf.async_load(3)' suspends instead
  Middle->load(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: {{.*}}; 'co_await Middle->async_load(4)' suspends instead
  wait_for_operator();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'wait_for_operator' blocks
  legacy::Link Link(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'legacy::Link' blocks {{.*}}: it dials; 'co_await legacy::async_link(5)' suspends instead
  legacy::Door Door(6);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'legacy::Door::~Door' blocks {{.*}}: it slams shut; call it on a thread pool
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: {{.*}}: it naps; 'co_await nap(std::chrono::seconds(1))' suspends instead
  co_return 0;
}

// Others of the same name, and what gives a task.
own::task<int> others(legacy::Client &Client, app::Client &Own,
                      legacy::Leaf &Leaf) {
  app::fetch(1, "table");
  legacy::v2::fetch(2, "table");
  app::wait_for_operator();
  Own.query(3);
  Leaf.load("name");
  legacy::Client Copy = Client;
  Copy = Client;
  own::task<int> Later = Client.async_query(4);
  co_return co_await Later;
}

// Through a helper, the replacement is that of the call in it.
int report(int Id) { return legacy::fetch(Id, "reports"); }

own::task<int> chain() {
  co_return report(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'report' blocks the event loop that runs this coroutine: it calls 'legacy::fetch', which waits for the mainframe; 'co_await legacy::async_fetch(Id, "reports")' suspends instead of 'legacy::fetch' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-5]]:37: note: 'report' calls 'legacy::fetch' here, which waits for the mainframe
}
