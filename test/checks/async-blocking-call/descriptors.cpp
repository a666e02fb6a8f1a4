// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// The mode of a descriptor is set where it is made, mostly in a constructor.

#include "task.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

using own::task;

void set_non_blocking(int Descriptor) {
  fcntl(Descriptor, F_SETFL, fcntl(Descriptor, F_GETFL) | O_NONBLOCK);
}
void set_close_on_exec(int Descriptor) {
  fcntl(Descriptor, F_SETFD, FD_CLOEXEC);
}

class made_so {
  int Listening;

public:
  made_so() : Listening(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {}
  task<int> next() { co_return accept(Listening, nullptr, nullptr); }
};

class set_so {
  int Listening = -1;

public:
  void open() {
    Listening = socket(AF_INET, SOCK_STREAM, 0);
    set_non_blocking(Listening);
  }
  task<int> next() { co_return accept(Listening, nullptr, nullptr); }
};

class initially_so {
  int Listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);

public:
  task<int> next() { co_return accept(Listening, nullptr, nullptr); }
};

// A handle around a descriptor.
struct handle {
  int Value;
  int get() const { return Value; }
};
class wrapped {
  handle Listening;

public:
  void open() { set_non_blocking(Listening.get()); }
  task<int> next() { co_return accept(Listening.get(), nullptr, nullptr); }
};

// Look-alikes: another member is set so, or another property is set.
class other_member {
  int Listening = socket(AF_INET, SOCK_STREAM, 0);
  int Event = -1;

public:
  void open() { set_non_blocking(Event); }
  task<int> next() {
    co_return accept(Listening, nullptr, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'accept' blocks
  }
};
class other_property {
  int Listening = -1;

public:
  void open() { set_close_on_exec(Listening); }
  task<int> next() {
    co_return accept(Listening, nullptr, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'accept' blocks
  }
};

task<void> local(int Given, int Other) {
  set_non_blocking(Other);
  accept(Given, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'accept' blocks
  accept(Other, nullptr, nullptr);
  co_return;
}

// A file in memory.
task<void> memory(const char *Words) {
  int File = memfd_create("script", 0);
  write(File, Words, 4);
  lseek(File, 0, SEEK_END);
  co_return;
}
task<void> on_disk(int File, const char *Words) {
  write(File, Words, 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'write' blocks
  lseek(File, 0, SEEK_SET);
  lseek(File, 0, SEEK_CUR);
  lseek(File, 0, SEEK_END);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'lseek' blocks
  co_return;
}
