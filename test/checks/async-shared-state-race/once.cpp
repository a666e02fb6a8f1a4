// RUN: %check_tidy %s async-shared-state-race %t -- -std=c++20 -I%inputs

// Who else is there: what runs on one object one after the other needs no
// second look.

#include "task.h"
#include <memory>
#include <string>
#include <utility>
#include <vector>

using own::task;

task<std::string> receive();
task<> tick();
void spawn(task<>);
bool accepting();

// Reads for one session, which awaits it.
class reader {
public:
  task<int> number() {
    if (used_ == size_)
      co_await fill();
    co_return used_++;
  }
  task<std::string> line() {
    if (used_ == size_)
      co_await fill();
    ++used_;
    co_return text_;
  }

private:
  task<> fill() {
    if (size_ == used_) {
      text_ = co_await receive();
      size_ = text_.size();
    }
  }
  std::string text_;
  size_t used_ = 0;
  size_t size_ = 0;
};

class session : public std::enable_shared_from_this<session> {
public:
  void start() { spawn(run()); }

private:
  task<> run() {
    if (!greeted_) {
      co_await tick();
      greeted_ = true;
    }
    while (co_await reader_.number() != 0)
      co_await reader_.line();
  }
  bool greeted_ = false;
  reader reader_;
};

// Two loops that send.
class peer {
public:
  void start() {
    spawn(reads());
    spawn(pings());
  }

private:
  task<> reads() {
    for (;;) {
      co_await receive();
      co_await send();
    }
  }
  task<> pings() {
    for (;;) {
      co_await tick();
      co_await send();
    }
  }
  task<> send() {
    if (!sending_) {
      co_await tick();
      sending_ = true;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'sending_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'peer::send' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  bool sending_ = false;
};

// Whoever has a reference calls it.
class status {
public:
  task<> update() {
    if (count_ < 3) {
      co_await tick();
      ++count_;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'count_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'status::update' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }

private:
  int count_ = 0;
};

task<> accept(status &seen) {
  while (accepting()) {
    co_await tick();
    std::make_shared<session>()->start();
    auto other = std::make_shared<peer>();
    other->start();
    spawn(seen.update());
  }
}

// A value that a constructor or an assignment gives is nobody's yet.
class lazily {
public:
  lazily() { size_ = 1; }
  lazily &operator=(lazily &&from) {
    size_ = from.size_;
    return *this;
  }
  task<> open() {
    if (size_ == 0)
      co_await tick();
    co_return;
  }

private:
  int size_ = 0;
};

// Of each connection its own.
struct connection {
  int stage = 0;
};
class server {
public:
  task<> serve(std::shared_ptr<connection> of) {
    if (of->stage == 0) {
      co_await greet(of);
      of->stage = 2;
    }
  }
  task<> greet(std::shared_ptr<connection> of) {
    co_await tick();
    of->stage = 1;
  }
};

// What changes it is a part of what looks at it.
struct state {
  int stage = 0;
  void advance() { ++stage; }
};
class machine {
public:
  task<> step(state &of) {
    if (of.stage == 0) {
      co_await forward(of);
      of.stage = 1;
    }
  }

private:
  task<> forward(state &of) {
    co_await tick();
    of.advance();
  }
};

// Where a reader stands in its buffer; what it has counted is another matter.
class buffered {
public:
  task<int> read() {
    if (left_ == 0)
      left_ = (co_await receive()).size();
    co_return left_;
  }
  task<> counts() {
    if (taken_ < 3) {
      co_await tick();
      taken_ += 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'taken_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'buffered::counts' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }

private:
  int left_ = 0;
  int taken_ = 0;
};

// Called through an interface, by whoever alone has it.
class cursor {
public:
  virtual ~cursor() = default;
  virtual task<int> next() = 0;
};
class table_cursor : public cursor {
public:
  task<int> next() override {
    if (!opened_) {
      co_await tick();
      opened_ = true;
    }
    co_return 1;
  }

private:
  bool opened_ = false;
};
std::unique_ptr<cursor> open(int table);
task<int> sum(int table) {
  std::unique_ptr<cursor> each = open(table);
  int all = 0;
  while (int one = co_await each->next())
    all += one;
  co_return all;
}

// And by two at a time.
class feed {
public:
  virtual ~feed() = default;
  virtual task<> pull() = 0;
};
class socket_feed : public feed {
public:
  task<> pull() override {
    if (!connected_) {
      co_await tick();
      connected_ = true;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'connected_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'socket_feed::pull' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }

private:
  bool connected_ = false;
};
std::unique_ptr<feed> dial();
void both() {
  std::unique_ptr<feed> of = dial();
  spawn(of->pull());
  spawn(of->pull());
}
