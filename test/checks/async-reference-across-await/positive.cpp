// RUN: %check_tidy %s async-reference-across-await %t -- -std=c++20 -I%inputs

// Iterators, references, pointers and views into what others change.

#include "task.h"
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

using own::task;

task<> tick();
task<bool> send(int);
own::awaiter<std::vector<std::string>> fetch();
void use(const std::string &);
void look(std::string_view);

class store {
public:
  void add(int key, std::string value) {
    hashed_.insert_or_assign(key, value);
    lines_.push_back(value);
    name_ += value;
  }
  void drop(int key) {
    hashed_.erase(key);
    sorted_.erase(key);
  }
  void close() { client_.reset(); }
  void rename() { label_ = "other"; }

  task<> iterator(int key) {
    auto found = hashed_.find(key);
    if (found == hashed_.end())
      co_return;
    if (co_await send(key))
      use(found->second);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'found' refers into 'hashed_' since before the coroutine suspended: what others have done there may leave it dangling
      // CHECK-MESSAGES: :[[@LINE-18]]:5: note: 'store::add' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-7]]:5: note: obtained here
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: suspended here
  }
  task<> element(int key) {
    std::string &value = hashed_[key];
    co_await tick();
    value = "a";
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'value' refers into 'hashed_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-22]]:5: note: 'store::drop' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> ofNode(int key) {
    const std::string &value = sorted_.at(key);
    co_await tick();
    use(value);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'value' refers into 'sorted_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-30]]:5: note: 'store::drop' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> throughIterator(int key) {
    auto found = sorted_.find(key);
    const auto &value = found->second;
    co_await tick();
    use(value);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'value' refers into 'sorted_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-40]]:5: note: 'store::drop' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> pointer() {
    const std::string *last = &lines_.back();
    co_await tick();
    use(*last);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'last' refers into 'lines_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-54]]:5: note: 'store::add' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> view() {
    std::string_view name = name_;
    co_await tick();
    look(name);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'name' refers into 'name_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-62]]:5: note: 'store::add' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> raw() {
    std::string *client = client_.get();
    co_await tick();
    use(*client);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'client' refers into 'client_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-65]]:18: note: 'store::close' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> pointee() {
    auto &client = *client_;
    co_await tick();
    use(client);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'client' refers into 'client_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-74]]:18: note: 'store::close' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> held() {
    const std::string &label = label_.value();
    co_await tick();
    use(label);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'label' refers into 'label_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-82]]:19: note: 'store::rename' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> erasesByIterator(int key) {
    auto found = unique_.find(key);
    co_await tick();
    unique_.erase(found);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'found' refers into 'unique_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'store::erasesByIterator' may run more than once at a time
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> loop() {
    for (const std::string &line : lines_) {
      use(line);
      co_await tick();
    }
    // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: this loop awaits between its steps through 'lines_': what others do there meanwhile may leave its iterators dangling
    // CHECK-MESSAGES: :[[@LINE-109]]:5: note: 'store::add' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: suspended here
  }
  task<> loopOverNodes() {
    for (auto &[key, value] : sorted_)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop awaits between its steps through 'sorted_': what others do there meanwhile may leave its iterators dangling
    // CHECK-MESSAGES: :[[@LINE-110]]:5: note: 'store::drop' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: suspended here
      co_await send(key);
  }
  task<> usedInTheLoop() {
    for (const std::string &line : lines_) {
      co_await tick();
      use(line);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'line' refers into 'lines_' since before the coroutine suspended: what others have done there may leave it dangling
      // CHECK-MESSAGES: :[[@LINE-124]]:5: note: 'store::add' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: obtained here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
      break;
    }
  }
  task<> byHand() {
    for (auto it = lines_.begin(); it != lines_.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'it' refers into 'lines_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-133]]:5: note: 'store::add' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: obtained here
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: suspended here
      co_await tick();
  }
  task<> onSomeWays(int key, bool again) {
    auto found = hashed_.find(key);
    co_await tick();
    if (again)
      found = hashed_.find(key);
    use(found->second);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'found' refers into 'hashed_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-146]]:5: note: 'store::add' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-7]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-7]]:5: note: suspended here
  }

private:
  std::unordered_map<int, std::string> hashed_;
  std::map<int, std::string> sorted_;
  std::map<int, int> unique_;
  std::vector<std::string> lines_;
  std::string name_;
  std::unique_ptr<std::string> client_;
  std::optional<std::string> label_;
};

static std::deque<std::string> waiting;
void enqueue(std::string line) { waiting.push_back(line); }
void dequeue() { waiting.pop_front(); }
task<> global() {
  auto &first = waiting.front();
  co_await tick();
  use(first);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'first' refers into 'waiting' since before the coroutine suspended: what others have done there may leave it dangling
  // CHECK-MESSAGES: :[[@LINE-6]]:18: note: 'dequeue' changes it meanwhile
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: obtained here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: suspended here
}

// Those of a deque do not outlive what is put behind them.
static std::deque<std::string> lines;
void append(std::string line) { lines.push_back(line); }
task<> iterates() {
  auto at = lines.begin();
  co_await tick();
  use(*at);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'at' refers into 'lines' since before the coroutine suspended: what others have done there may leave it dangling
  // CHECK-MESSAGES: :[[@LINE-6]]:33: note: 'append' changes it meanwhile
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: obtained here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: suspended here
}

task<> ofResult() {
  const std::string &first = (co_await fetch()).front();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'first' refers into what co_await gives here, which is gone when this statement ends
  use(first);
}

// Each line begins a run of its own.
void spawn(task<>);
class eager_writer {
public:
  void write(std::string line) {
    queue_.push_back(line);
    if (enabled_)
      spawn(run());
  }

private:
  task<> run() {
    while (!queue_.empty()) {
      auto &line = queue_.front();
      co_await tick();
      use(line);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'line' refers into 'queue_' since before the coroutine suspended: what others have done there may leave it dangling
      // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'eager_writer::run' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: obtained here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
      queue_.pop_front();
    }
  }
  std::deque<std::string> queue_;
  bool enabled_ = true;
};
// Nobody begins a second one, but others take out.
class stopped_writer {
public:
  void write(std::string line) {
    queue_.push_back(line);
    if (queue_.size() == 1)
      spawn(run());
  }
  void stop() { queue_.clear(); }

private:
  task<> run() {
    while (!queue_.empty()) {
      auto &line = queue_.front();
      co_await tick();
      use(line);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'line' refers into 'queue_' since before the coroutine suspended: what others have done there may leave it dangling
      // CHECK-MESSAGES: :[[@LINE-9]]:17: note: 'stopped_writer::stop' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: obtained here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
      queue_.pop_front();
    }
  }
  std::deque<std::string> queue_;
};

// Row E3: what a method gives a reference to goes with its object.
class page {
public:
  const std::vector<std::string> &items() const { return parts_.items_; }

private:
  struct parts {
    std::vector<std::string> items_;
  };
  parts parts_;
};
own::awaiter<page> load();
task<> dyingRange() {
  for (const std::string &each : (co_await load()).items())
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: this loop goes through a part of what co_await gives here, which is gone before the first step
    use(each);
}
task<> dyingMember() {
  auto &items = (co_await load()).items();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'items' refers into what co_await gives here, which is gone when this statement ends
  use(items.front());
}
