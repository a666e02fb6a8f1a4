// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// An argument may say that a helper does not come to what blocks.

#include "task.h"
#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using own::task;

bool verify(const std::string &Host, const std::string &Path = {}) {
  return !Path.empty() && std::filesystem::exists(Path + Host);
}
void stop(int Seconds) {
  while (Seconds > 0 && true)
    std::this_thread::sleep_for(1s);
}
void flush(bool Wait) {
  if (!Wait)
    return;
  std::this_thread::sleep_for(1s);
}
void load(const char *Path) {
  if (Path == nullptr) {
    throw 1;
  } else {
    std::ifstream File(Path);
  }
}
void rest(bool Wait) { Wait ? std::this_thread::sleep_for(1s) : void(); }
void outer() { flush(false); }

// Look-alikes: the other way blocks as well, or what is asked is not the
// argument.
void either(bool Wait) {
  if (Wait)
    std::this_thread::sleep_for(1s);
  else
    std::this_thread::sleep_for(2s);
}
void changed(bool Wait) {
  Wait = true;
  if (Wait)
    std::this_thread::sleep_for(1s);
}
void behind(bool Wait) {
  if (Wait)
    return;
  std::this_thread::sleep_for(1s);
}
void again(int Times) {
  std::this_thread::sleep_for(1s);
  again(0);
}
int endless(int Times) { return endless(0); }

task<void> calls(std::string Path, bool Wait, int Seconds) {
  verify("host");
  verify("host", "");
  verify("host", {});
  verify("host", Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'verify' blocks
  // CHECK-MESSAGES: note: 'verify' calls 'std::filesystem::exists' here
  stop(0);
  stop(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stop' blocks
  // CHECK-MESSAGES: note: 'stop' calls
  stop(Seconds);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stop' blocks
  // CHECK-MESSAGES: note: 'stop' calls
  flush(false);
  flush(Wait);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'flush' blocks
  // CHECK-MESSAGES: note: 'flush' calls
  load(nullptr);
  load("settings");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'load' blocks
  // CHECK-MESSAGES: note: 'load' calls
  rest(false);
  rest(true);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'rest' blocks
  // CHECK-MESSAGES: note: 'rest' calls
  outer();
  either(false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'either' blocks
  // CHECK-MESSAGES: note: 'either' calls
  changed(false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'changed' blocks
  // CHECK-MESSAGES: note: 'changed' calls
  behind(false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'behind' blocks
  // CHECK-MESSAGES: note: 'behind' calls
  again(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'again' blocks
  // CHECK-MESSAGES: note: 'again' calls
  endless(0);
  co_return;
}

// What is awaited is there: the future that a callback was given.
own::awaiter<std::future<int>> work();
task<int> awaited(std::future<int> Given) {
  std::future<int> Done = co_await work();
  int Sum = Done.get();
  Sum += Given.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::get' blocks
  co_return Sum;
}
