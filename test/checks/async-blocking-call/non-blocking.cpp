// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// A descriptor in non-blocking mode does not wait: from where it is set so on,
// on every way, and until it is set back. What is said of another descriptor,
// or somewhere else, says nothing.

#include "task.h"
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

using own::task;

int open_connection();
void log(const char *);

task<void> set_before(int Fd, char *To) {
  fcntl(Fd, F_SETFL, fcntl(Fd, F_GETFL, 0) | O_NONBLOCK);
  recv(Fd, To, 1, 0);
  co_return;
}
task<void> set_behind(int Fd, char *To) {
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  fcntl(Fd, F_SETFL, fcntl(Fd, F_GETFL, 0) | O_NONBLOCK);
  co_return;
}
task<void> set_on_one_way(int Fd, char *To, bool Fast) {
  if (Fast)
    fcntl(Fd, F_SETFL, O_NONBLOCK);
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> set_back(int Fd, char *To) {
  int Flags = fcntl(Fd, F_GETFL);
  Flags |= O_NONBLOCK;
  fcntl(Fd, F_SETFL, Flags);
  recv(Fd, To, 1, 0);
  fcntl(Fd, F_SETFL, Flags & ~O_NONBLOCK);
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> restored(int Fd, char *To) {
  const int Before = fcntl(Fd, F_GETFL);
  fcntl(Fd, F_SETFL, Before | O_NONBLOCK);
  fcntl(Fd, F_SETFL, Before);
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> only_closed_on_exec(int Fd, char *To) {
  fcntl(Fd, F_SETFD, FD_CLOEXEC);
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> another(int Fd, int Other, char *To) {
  fcntl(Other, F_SETFL, O_NONBLOCK);
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> replaced(int Fd, char *To) {
  fcntl(Fd, F_SETFL, O_NONBLOCK);
  Fd = open_connection();
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> made_so(char *To) {
  const int Listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const int Accepted = accept4(Listening, nullptr, nullptr, SOCK_CLOEXEC);
  recv(Accepted, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  const int Signal = eventfd(0, EFD_NONBLOCK);
  read(Signal, To, 8);
  const int Waiting = eventfd(0, EFD_CLOEXEC);
  read(Waiting, To, 8);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks
  co_return;
}
task<void> by_ioctl(int Fd, char *To) {
  int On = 1;
  ioctl(Fd, FIONBIO, &On);
  recv(Fd, To, 1, 0);
  co_return;
}
task<void> waited_without(int Fd, char *To, int Flags) {
  recv(Fd, To, 1, Flags | MSG_DONTWAIT);
  recv(Fd, To, 1, Flags & ~MSG_DONTWAIT);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}

// A function of the program that sets it, returns one, or is called on one.
static void make_non_blocking(int Fd) {
  const int Flags = fcntl(Fd, F_GETFL, 0);
  if (Flags >= 0)
    fcntl(Fd, F_SETFL, Flags | O_NONBLOCK);
}
static int connected() {
  int Fd = socket(AF_INET, SOCK_STREAM, 0);
  make_non_blocking(Fd);
  return Fd;
}
static int connected_waiting() { return socket(AF_INET, SOCK_STREAM, 0); }
task<void> by_function(int Fd, int Other, char *To) {
  make_non_blocking(Fd);
  recv(Fd, To, 1, 0);
  recv(Other, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  int Ours = connected();
  recv(Ours, To, 1, 0);
  int Theirs = connected_waiting();
  recv(Theirs, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
class owner {
  int Value;

public:
  explicit owner(int Of) : Value(Of) {}
  int get() const { return Value; }
  void set_non_blocking() { fcntl(Value, F_SETFL, O_NONBLOCK); }
  void keep_open() { fcntl(Value, F_SETFD, 0); }
};
task<void> by_method(int Fd, int Other, char *To) {
  owner One(Fd), Two(Other);
  One.set_non_blocking();
  Two.keep_open();
  recv(One.get(), To, 1, 0);
  recv(Two.get(), To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  const int Raw = One.get();
  recv(Raw, To, 1, 0);
  co_return;
}

// Set back by another method: nothing is known.
class switched {
  int Fd = -1;

public:
  void fast() { fcntl(Fd, F_SETFL, O_NONBLOCK); }
  task<void> serve(char *To) {
    recv(Fd, To, 1, 0);
    fcntl(Fd, F_SETFL, 0);
    recv(Fd, To, 1, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'recv' blocks
    co_return;
  }
};

// Who compares the call's error with "it would have had to wait" works in that
// mode.
int room();
task<void> asked_behind_its_arguments(int Fd, char *To) {
  const auto Read = recv(Fd, To + room(), room(), 0);
  if (Read < 0)
    if (errno != EWOULDBLOCK)
      throw std::system_error(errno, std::system_category());
  co_return;
}
task<void> by_errno(int Fd, int Other, char *To) {
  if (recv(Fd, To, 1, 0) < 0 && errno == EAGAIN)
    log("later");
  recv(Other, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
task<void> by_kept_errno(int Fd, int Other, char *To) {
  recv(Other, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  const auto Read = recv(Fd, To, 1, 0);
  const int Error = errno;
  log("read");
  if (Read < 0 && (Error == EWOULDBLOCK || Error == EINTR))
    log("later");
  co_return;
}
task<void> by_other_errors(int Fd, char *To) {
  if (recv(Fd, To, 1, 0) < 0 && errno == EINTR)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'recv' blocks
    log("again");
  co_return;
}
task<void> by_switch(int Fd, char *To) {
  if (recv(Fd, To, 1, 0) < 0)
    switch (errno) {
    case EAGAIN:
      log("later");
      break;
    default:
      break;
    }
  co_return;
}

// Helpers that turn it on or off.
static int set_mode(int Fd, bool On) {
  int Flags = fcntl(Fd, F_GETFL, 0);
  if (Flags < 0)
    return -1;
  Flags = On ? (Flags | O_NONBLOCK) : (Flags & ~O_NONBLOCK);
  return fcntl(Fd, F_SETFL, Flags);
}
static void set_mode_by_branches(int Fd, bool On) {
  int Flags = fcntl(Fd, F_GETFL);
  if (On)
    Flags |= O_NONBLOCK;
  else
    Flags &= ~O_NONBLOCK;
  fcntl(Fd, F_SETFL, Flags);
}
task<void> by_switching_helpers(int Fd, int Other, char *To) {
  if (set_mode(Fd, true) < 0)
    co_return;
  recv(Fd, To, 1, 0);
  set_mode_by_branches(Other, true);
  recv(Other, To, 1, 0);
}

// Both ends.
task<void> pipes(char *To) {
  int Fast[2], Slow[2], One[2];
  pipe2(Fast, O_NONBLOCK);
  read(Fast[0], To, 1);
  pipe2(Slow, O_CLOEXEC);
  read(Slow[0], To, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks
  pipe(One);
  fcntl(One[0], F_SETFL, O_NONBLOCK);
  read(One[0], To, 1);
  read(One[1], To, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks
  co_return;
}

// Held by something else.
task<void> held(char *To) {
  auto Fast = std::make_unique<owner>(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
  recv(Fast->get(), To, 1, 0);
  auto Slow = std::make_unique<owner>(socket(AF_INET, SOCK_STREAM, 0));
  recv(Slow->get(), To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}
class holder {
  std::optional<owner> Fast, Slow;

public:
  void open() {
    Fast.emplace(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    Slow.emplace(socket(AF_INET, SOCK_STREAM, 0));
  }
  task<void> serve(char *To) {
    recv(Fast->get(), To, 1, 0);
    recv(Slow->get(), To, 1, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'recv' blocks
    co_return;
  }
};
class stored {
  int Fd = -1;

public:
  void open() {
    int Made = socket(AF_INET, SOCK_STREAM, 0);
    fcntl(Made, F_SETFL, O_NONBLOCK);
    Fd = Made;
  }
  task<void> serve(char *To) {
    recv(Fd, To, 1, 0);
    co_return;
  }
};

// Of two members of one class.
struct peer {
  int Fd = -1;
};
class proxy {
  peer Client, Server;

public:
  void open() { fcntl(Client.Fd, F_SETFL, O_NONBLOCK); }
  void open(peer &Other) { fcntl(Other.Fd, F_SETFL, O_NONBLOCK); }
  task<void> serve(char *To) {
    recv(Client.Fd, To, 1, 0);
    recv(Server.Fd, To, 1, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'recv' blocks
    co_return;
  }
};

void reopen(int &Fd);
task<void> replaced_by_reference(int Fd, char *To) {
  make_non_blocking(Fd);
  reopen(Fd);
  recv(Fd, To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  co_return;
}

// Another method of the object.
class reopened {
  int Fd = -1;

public:
  reopened() { fcntl(Fd, F_SETFL, O_NONBLOCK); }
  void slow() { fcntl(Fd, F_SETFL, fcntl(Fd, F_GETFL) & ~O_NONBLOCK); }
  void fast() { fcntl(Fd, F_SETFL, O_NONBLOCK); }
  task<void> serve(char *To) {
    recv(Fd, To, 1, 0);
    slow();
    recv(Fd, To, 1, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'recv' blocks
    fast();
    recv(Fd, To, 1, 0);
    co_return;
  }
};

// A function that knows the errors.
static bool would_wait(int Error) {
  return Error == EAGAIN || Error == EWOULDBLOCK;
}
static bool is_interrupted(int Error) { return Error == EINTR; }
task<void> by_asking_function(int Fd, int Other, char *To) {
  if (recv(Fd, To, 1, 0) < 0 && would_wait(errno))
    co_return;
  if (recv(Other, To, 1, 0) < 0 && is_interrupted(errno))
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'recv' blocks
    co_return;
}
