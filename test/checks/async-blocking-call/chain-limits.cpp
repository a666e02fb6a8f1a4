// RUN: %check_tidy %s async-blocking-call %t --option 'DiskDepth=1' -- -std=c++20 -I%inputs

// Where a chain proves too little.

#include "task.h"
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <thread>

using namespace std::chrono_literals;
using own::task;

// What ends the program keeps nobody waiting.
void write_log(int Severity) {
  if (Severity > 4) {
    std::system("addr2line");
    std::exit(1);
  }
}
[[noreturn]] void panic() {
  std::this_thread::sleep_for(1s);
  std::abort();
}

// The mode of a descriptor is its owner's.
struct wake {
  int Out;
  void ring() { send(Out, "x", 1, 0); }
};

// Shut down, moved, or never started.
struct worker {
  std::thread Thread;
  worker() = default;
  explicit worker(int) : Thread([] {}) {}
  worker(worker &&) = default;
  ~worker() {
    if (Thread.joinable())
      Thread.join();
  }
  task<void> stop();
};

void save() { std::ofstream File("name"); }
void save_all() { save(); }

task<worker> silent(wake &Wake) {
  write_log(1);
  if (Wake.Out < 0)
    panic();
  Wake.ring();
  worker Idle;
  worker Stopped(1);
  co_await Stopped.stop();
  worker Moved(2);
  save_all();
  save();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'save' blocks
  // CHECK-MESSAGES: note: 'save' calls 'std::ofstream' here
  worker Joined(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'worker::~worker' blocks
  // CHECK-MESSAGES: note: 'worker::~worker' calls 'std::thread::join' here
  co_return Moved;
}

// A dispatch that may end in a target which does nothing.
struct base {
  virtual void go() {}
};
struct slow : base {
  void go() override { std::this_thread::sleep_for(1s); }
};
task<void> dispatch(base &Any) {
  Any.go();
  co_return;
}
