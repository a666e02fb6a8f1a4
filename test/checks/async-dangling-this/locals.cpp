// RUN: %check_tidy %s async-dangling-this %t -- -std=c++20 -I%inputs

// Objects of the function that starts the coroutine.

#include "task.h"
#include <boost/asio.hpp>
#include <memory>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

void use(int number);

struct server {
  awaitable<void> run() {
    co_await asio::post(use_awaitable);
    use(count);
  }
  own::detached_task detach() {
    co_await own::awaiter<void>();
    use(count);
  }
  awaitable<void> free() { co_await asio::post(use_awaitable); }
  own::detached_task early() {
    use(count);
    co_await own::awaiter<void>();
  }
  int count = 0;
};
struct other_server : server {};

void local(asio::any_io_executor on) {
  server made;
  asio::co_spawn(on, made.run(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'server::run' goes on with 'made' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is left to run by itself here
  // CHECK-MESSAGES: :[[@LINE-21]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-21]]:9: note: and is used here
}
void temporary(asio::any_io_executor on) {
  asio::co_spawn(on, server().run(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'server::run' goes on with an object that is gone: the temporary dies in this statement, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is left to run by itself here
  // CHECK-MESSAGES: :[[@LINE-28]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-28]]:9: note: and is used here
}
void derived(asio::any_io_executor on) {
  other_server made;
  asio::co_spawn(on, made.run(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'other_server::run' goes on with 'made' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is left to run by itself here
  // CHECK-MESSAGES: :[[@LINE-36]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-36]]:9: note: and is used here
}
void fires() {
  server made;
  made.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'server::detach' goes on with 'made' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-40]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-40]]:9: note: and is used here
}
void pointer(asio::any_io_executor on) {
  auto made = std::make_unique<server>();
  asio::co_spawn(on, made->run(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'server::run' goes on with 'made' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is left to run by itself here
  // CHECK-MESSAGES: :[[@LINE-52]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-52]]:9: note: and is used here
}
void sharedPointer(asio::any_io_executor on) {
  const auto made = std::make_shared<server>();
  made->count = 1;
  asio::co_spawn(on, made->run(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'server::run' goes on with 'made' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is left to run by itself here
  // CHECK-MESSAGES: :[[@LINE-61]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-61]]:9: note: and is used here
}
void inBranch(asio::any_io_executor on, bool starts) {
  if (starts) {
    server made;
    asio::co_spawn(on, made.run(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'server::run' goes on with 'made' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task is left to run by itself here
    // CHECK-MESSAGES: :[[@LINE-70]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-70]]:9: note: and is used here
  }
}

// It is waited for, or lives on.
int main() {
  asio::io_context loop;
  server made;
  asio::co_spawn(loop, made.run(), asio::detached);
  loop.run();
}
void runs(asio::io_context &loop) {
  server made;
  asio::co_spawn(loop, made.run(), asio::detached);
  loop.run();
}
awaitable<void> awaits(asio::any_io_executor on) {
  server made;
  co_await asio::co_spawn(on, made.run(), use_awaitable);
  co_await made.run();
}
void lasting(asio::any_io_executor on) {
  static server made;
  asio::co_spawn(on, made.run(), asio::detached);
}
server global;
void ofProgram(asio::any_io_executor on) {
  asio::co_spawn(on, global.run(), asio::detached);
}
void ofCaller(asio::any_io_executor on, server &given, server *pointed) {
  asio::co_spawn(on, given.run(), asio::detached);
  asio::co_spawn(on, pointed->run(), asio::detached);
}
void kept(asio::any_io_executor on, std::vector<std::shared_ptr<server>> &all) {
  auto made = std::make_shared<server>();
  asio::co_spawn(on, made->run(), asio::detached);
  all.push_back(made);
}
void moved(asio::any_io_executor on, std::unique_ptr<server> &into) {
  auto made = std::make_unique<server>();
  asio::co_spawn(on, made->run(), asio::detached);
  into = std::move(made);
}
void heldByHandler(asio::any_io_executor on) {
  auto made = std::make_shared<server>();
  asio::co_spawn(on, made->run(), [made](std::exception_ptr) {});
}
void uses(asio::any_io_executor on) {
  server made;
  asio::co_spawn(on, made.free(), asio::detached);
  made.early();
}

// A task that is returned, stored or held does not hold its object either.
struct client {
  int count = 0;
  own::task<> run() {
    co_await own::awaiter<void>();
    use(count);
  }
  static own::task<> ofNone() {
    co_await own::awaiter<void>();
    use(1);
  }
};
own::task<> returned() {
  client c;
  return c.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'client::run' goes on with 'c' when that is gone: the variable dies at the end of its scope, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-13]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-13]]:9: note: and is used here
}
own::task<> returnedOfTemporary() { return client().run(); }
// CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'client::run' goes on with an object that is gone: the temporary dies in this statement, and nothing awaits the coroutine by then
// CHECK-MESSAGES: :[[@LINE-2]]:37: note: the task is returned here
// CHECK-MESSAGES: :[[@LINE-19]]:5: note: the object may go while this suspends
// CHECK-MESSAGES: :[[@LINE-19]]:9: note: and is used here
own::task<> held() {
  auto task = client().run();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'client::run' goes on with an object that is gone: the temporary dies in this statement, and nothing awaits the coroutine by then
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'task' holds the task from here
  // CHECK-MESSAGES: :[[@LINE-25]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-25]]:9: note: and is used here
  co_await task;
}
own::task<> alright(client &callers) {
  client c;
  auto task = c.run();
  co_await task;
  co_await client().run();
  auto none = client().ofNone();
  co_await none;
  auto others = callers.run();
  co_await others;
}
own::task<> returnedOfCallers(client &callers) { return callers.run(); }
own::task<> returnedOfNone() {
  client c;
  return c.ofNone();
}

// A coroutine of the program that nobody can await runs what it is given up to the first suspension.
own::detached_task runs(own::task<> of) { co_await of; }
struct early {
  int count = 0;
  own::task<> run() {
    use(count);
    co_await own::awaiter<void>();
  }
};
void startsAtOnce() {
  early e;
  runs(e.run());
}
