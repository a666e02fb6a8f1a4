// RUN: %check_tidy %s async-shared-state-race %t -- -std=c++20 -I%inputs

// CHECK-SILENT

// What looks like it: looked at again, claimed first, private, waiting.

#include "task.h"
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

using own::task;

task<int> load(int key);
task<> tick();
struct event {
  task<> wait();
};

class cache {
public:
  task<> looksAgain(int key) {
    if (!values_.contains(key)) {
      int value = co_await load(key);
      if (!values_.contains(key))
        values_[key] = value;
    }
  }
  task<> looksAgainByIterator(int key) {
    auto found = values_.find(key);
    if (found == values_.end()) {
      co_await tick();
      found = values_.find(key);
      if (found == values_.end())
        values_.emplace(key, 1);
    }
  }
  task<> insertsIfNew(int key) {
    if (!values_.contains(key)) {
      co_await tick();
      auto [at, isNew] = values_.try_emplace(key, 1);
      if (!isNew)
        at->second = 2;
    }
  }
  task<> asksTheInsertion(int key) {
    if (!values_.contains(key)) {
      co_await tick();
      if (values_.emplace(key, 1).second)
        co_await tick();
    }
  }
  task<> placeholder(int key) {
    if (!values_.contains(key)) {
      values_[key] = 0;
      values_[key] = co_await load(key);
    }
  }
  task<> companion(int key) {
    if (loading_.contains(key) || values_.contains(key))
      co_return;
    loading_.insert(key);
    values_[key] = co_await load(key);
    loading_.erase(key);
  }
  task<> actsFirst(int key) {
    if (!values_.contains(key)) {
      values_[key] = 1;
      co_await tick();
    }
  }
  task<> afterTheAwait(int key) {
    co_await tick();
    if (!values_.contains(key))
      values_[key] = 1;
  }
  task<> eitherWay(int key) {
    int value = 0;
    if (!values_.contains(key))
      value = co_await load(key);
    values_[key] = value;
  }
  task<> erasesByKey(int key) {
    if (values_.contains(key)) {
      co_await tick();
      values_.erase(key);
    }
  }
  task<> other(int key) {
    if (!values_.contains(key)) {
      co_await tick();
      more_[key] = 1;
    }
  }

private:
  std::unordered_map<int, int> values_;
  std::unordered_map<int, int> more_;
  std::set<int> loading_;
};

class worker {
public:
  task<> busy() {
    if (busy_)
      co_return;
    busy_ = true;
    if (!connected_) {
      co_await tick();
      connected_ = true;
    }
    busy_ = false;
  }
  task<> claimed() {
    if (!connected_ && !connecting_) {
      connecting_ = true;
      co_await tick();
      connected_ = true;
      connecting_ = false;
    }
  }
  task<> waits() {
    while (!connected_)
      co_await event_.wait();
    connected_ = false;
  }
  task<> drives() {
    while (running_) {
      int got = co_await load(1);
      buffer_ += std::to_string(got);
    }
  }
  task<> drivesAlone() {
    for (;;) {
      if (pending_ == 0)
        pending_ = co_await load(2);
      --pending_;
    }
  }
  task<> tearsDown() {
    if (client_) {
      co_await tick();
      client_.reset();
    }
  }
  task<> compound() { sum_ += co_await load(3); }
  task<> readsBehind() { sum_ = co_await load(3) + sum_; }
  task<> readsAgain() {
    int before = sum_;
    co_await tick();
    if (before == sum_)
      sum_ = before + 1;
  }
  task<> takesFirst() {
    if (!lines_.empty()) {
      auto lines = std::move(lines_);
      lines_.clear();
      co_await tick();
      lines_.clear();
    }
  }
  void stop() { running_ = false; }

private:
  bool busy_ = false;
  bool connected_ = false;
  bool connecting_ = false;
  bool running_ = true;
  int pending_ = 0;
  int sum_ = 0;
  std::string buffer_;
  std::unique_ptr<int> client_;
  std::vector<std::string> lines_;
  event event_;
};

struct options {
  int tries = 0;
  bool done = false;
};

// Nobody else reaches these.
task<> privately(options by_value, std::map<int, int> known) {
  int n = 0;
  if (n == 0) {
    co_await tick();
    n = 1;
  }
  if (!by_value.done) {
    co_await tick();
    by_value.done = true;
  }
  if (!known.contains(1)) {
    co_await tick();
    known[1] = 2;
  }
  auto own = std::make_shared<options>();
  if (own->tries == 0) {
    co_await tick();
    own->tries = 1;
  }
  auto alone = std::make_unique<options>();
  if (alone->tries == 0) {
    co_await tick();
    alone->tries = 1;
  }
}

class quiet {
public:
  task<> atomically() {
    if (!done_) {
      co_await tick();
      done_ = true;
    }
  }
  task<> perThread() {
    if (entered == 0) {
      co_await tick();
      entered = 1;
    }
  }
  task<> constant() const {
    if (limit_ > 0)
      co_await tick();
  }
  task<> nested() {
    if (!ready_) {
      co_await tick();
      auto later = [this] { ready_ = true; };
      (void)later;
    }
  }
  task<> nestedAwait() {
    if (!ready_) {
      auto later = [this]() -> task<> { co_await tick(); };
      ready_ = true;
      co_await later();
    }
  }
  void plain() {
    if (!ready_)
      ready_ = true;
  }

private:
  static thread_local int entered;
  std::atomic<bool> done_ = false;
  const int limit_ = 1;
  bool ready_ = false;
};

// What others do leaves the answer as it was; the condition says nothing of it behind itself; what was done is counted.
class writer {
public:
  void push(int one) { queue_.push_back(one); }
  void forget() { known_.clear(); }
  void cut() { left_ = 0; }
  void refill() { buffer_ = "x"; }
  task<> drain() {
    for (;;) {
      if (queue_.empty()) {
        co_await tick();
      } else {
        co_await load(queue_.front());
        queue_.erase(queue_.begin());
      }
    }
  }
  task<> popsOne() {
    if (!running_ && !queue_.empty()) {
      running_ = true;
      co_await tick();
      queue_.pop_back();
    }
  }
  task<bool> fill(bool isOpen) {
    if (isOpen && !buffer_.empty())
      co_return true;
    const int read = co_await load(1);
    buffer_ = std::to_string(read);
    co_return false;
  }
  task<> receive() {
    if (left_ == 0)
      co_return;
    const int received = co_await load(left_);
    left_ -= received;
  }

private:
  std::vector<int> queue_;
  std::set<int> known_;
  std::string buffer_;
  int left_ = 10;
  bool running_ = false;
};
