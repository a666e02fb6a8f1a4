// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// What a coroutine calls blocks it as well, however deep.

#include "task.h"
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using own::task;

std::string read_all(std::string Path) {
  std::ifstream File(Path);
  return std::string(std::istreambuf_iterator<char>(File), {});
}
std::string load_settings() { return read_all("settings"); }

task<void> start() {
  load_settings();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'load_settings' blocks the event loop that runs this coroutine: it reaches 'std::ifstream', which opens a file; open the file on a thread pool, or with the library's asynchronous files [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-5]]:38: note: 'load_settings' calls 'read_all' here
  // CHECK-MESSAGES: :[[@LINE-9]]:17: note: 'read_all' calls 'std::ifstream' here, which opens a file
  read_all("other");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read_all' blocks the event loop that runs this coroutine: it calls 'std::ifstream', which opens a file; {{.*}} [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-12]]:17: note: 'read_all' calls 'std::ifstream' here, which opens a file
  co_return;
}

// Defined after its use; recursive, and by turns.
int down(int Depth);
int odd(int Depth);
int even(int Depth) { return Depth ? odd(Depth - 1) : 0; }
int endless(int Depth) { return endless(Depth + 1); }
task<int> recursion() {
  endless(1);
  even(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'even' blocks {{.*}}: it reaches 'std::this_thread::sleep_for', which puts the thread to sleep
  // CHECK-MESSAGES: note: 'even' calls 'odd' here
  // CHECK-MESSAGES: note: 'odd' calls 'std::this_thread::sleep_for' here
  co_return down(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'down' blocks
  // CHECK-MESSAGES: note: 'down' calls 'std::this_thread::sleep_for' here
}
int odd(int Depth) {
  std::this_thread::sleep_for(1s);
  return even(Depth - 1);
}
int down(int Depth) {
  std::this_thread::sleep_for(1s);
  return Depth ? down(Depth - 1) : 0;
}

// Constructors with their initialisers, destructors, operators, conversions,
// members, static members, lambdas, templates.
struct config {
  explicit config(std::string Path) : File(Path) {}
  std::ifstream File;
};
struct guard {
  explicit guard(int) {}
  ~guard() { std::this_thread::sleep_for(1s); }
};
struct store {
  void save() { std::this_thread::sleep_for(1s); }
  static void flush() { std::this_thread::sleep_for(1s); }
  store &operator<<(int) {
    save();
    return *this;
  }
  operator int() {
    save();
    return 1;
  }
};
template <typename T> void sleep_as(T Time) { std::this_thread::sleep_for(Time); }
template <typename T> void never(T) {}

task<int> kinds(store Store) {
  config Read("settings");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'config' blocks {{.*}}: it calls 'std::ifstream'
  // CHECK-MESSAGES: note: 'config' calls 'std::ifstream' here
  guard Held(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'guard::~guard' blocks
  // CHECK-MESSAGES: note: 'guard::~guard' calls 'std::this_thread::sleep_for' here
  Store.save();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'store::save' blocks
  // CHECK-MESSAGES: note: 'store::save' calls
  store::flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'store::flush' blocks
  // CHECK-MESSAGES: note: 'store::flush' calls
  Store << 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'store::operator<<' blocks
  // CHECK-MESSAGES: note: 'store::operator<<' calls 'store::save' here
  // CHECK-MESSAGES: note: 'store::save' calls
  int Number = Store;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'store::operator int' blocks
  // CHECK-MESSAGES: note: 'store::operator int' calls 'store::save' here
  // CHECK-MESSAGES: note: 'store::save' calls
  sleep_as(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep_as' blocks
  // CHECK-MESSAGES: note: 'sleep_as' calls
  never(1s);
  auto Pause = [] { std::this_thread::sleep_for(1s); };
  Pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'a lambda' blocks
  // CHECK-MESSAGES: note: 'a lambda' calls
  co_return Number;
}

// A helper's lambda for later, its awaited look-alike, its asynchronous part.
void later() {
  std::thread([] { std::this_thread::sleep_for(1s); }).detach();
}
task<void> asynchronous() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_return;
}
task<void> made_by_helper() { return asynchronous(); }
own::awaiter<void> wait_awaitable() { return {}; }
task<void> silent() {
  later();
  auto Later = [] { std::this_thread::sleep_for(1s); };
  (void)Later;
  co_await asynchronous();
  co_await made_by_helper();
  co_await wait_awaitable();
}

// Declarations win over inference.
void trusted() [[clang::nonblocking]];
void trusted() [[clang::nonblocking]] { std::this_thread::sleep_for(1s); }
void declared() [[clang::blocking]];
void through() { declared(); }
task<void> attributes() {
  trusted();
  declared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'declared' blocks {{.*}}: it is declared {{\[\[}}clang::blocking]]; call it on a thread pool
  through();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'through' blocks {{.*}}: it calls 'declared', which is declared
  // CHECK-MESSAGES: note: 'through' calls 'declared' here
  co_return;
}

// Run-time dispatch: only where every known target blocks.
struct source {
  virtual ~source() = default;
  virtual int read() = 0;
  virtual int peek() = 0;
};
struct file_source : source {
  int read() override { return odd(1); }
  int peek() override { return odd(2); }
};
struct slow_source final : source {
  int read() override { return odd(3); }
  int peek() override { return 0; }
};
task<int> dispatch(source &Any, slow_source &Slow, int (*Pointer)()) {
  Any.read();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'source::read' blocks
  // CHECK-MESSAGES: note: 'source::read' calls 'odd' here
  // CHECK-MESSAGES: note: 'odd' calls
  Any.peek();
  Slow.read();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'slow_source::read' blocks
  // CHECK-MESSAGES: note: 'slow_source::read' calls 'odd' here
  // CHECK-MESSAGES: note: 'odd' calls
  Slow.peek();
  co_return Pointer();
}
