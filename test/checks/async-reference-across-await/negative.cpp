// RUN: %check_tidy %s async-reference-across-await %t -- -std=c++20 -I%inputs -isystem %inputs/lib/cppcoro

// CHECK-SILENT

// What looks like it: copied, looked up again, of nodes that stay, of objects
// that nobody else reaches or changes.

#include "task.h"
#include <cppcoro/async_mutex.hpp>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using own::task;

task<> tick();
task<bool> send(int);
own::awaiter<std::vector<std::string>> fetch();
own::awaiter<std::vector<std::string> &> borrow();
void use(const std::string &);

class store {
public:
  store() { fixed_.push_back("a"); }
  void add(int key, std::string value) {
    hashed_.insert_or_assign(key, value);
    grown_[key] = value;
    sorted_.emplace(key, value);
    lines_.push_back(value);
    shared_ = std::make_shared<std::string>(value);
  }
  void drop(int key) { hashed_.erase(key); }

  task<> copies(int key) {
    auto found = hashed_.find(key);
    const std::string value = found->second;
    co_await tick();
    use(value);
  }
  task<> looksAgain(int key) {
    auto found = hashed_.find(key);
    co_await tick();
    found = hashed_.find(key);
    use(found->second);
  }
  task<> usesBefore(int key) {
    auto found = hashed_.find(key);
    use(found->second);
    co_await tick();
  }
  task<> awaitsWithIt(int key) {
    auto found = hashed_.find(key);
    found->second = "b";
    co_await send(found->first);
  }
  // An insertion leaves the elements of nodes where they are.
  task<> referenceToNode(int key) {
    std::string &value = grown_[key];
    co_await tick();
    use(value);
  }
  task<> iteratorToNode(int key) {
    auto found = sorted_.find(key);
    co_await tick();
    use(found->second);
  }
  task<> copiesOwner() {
    auto held = shared_;
    co_await tick();
    use(*held);
  }
  task<> nobodyChanges() {
    for (const std::string &line : fixed_) {
      co_await tick();
      use(line);
    }
  }
  task<> leavesTheLoop() {
    for (const std::string &line : lines_)
      if (!line.empty()) {
        co_await tick();
        break;
      }
  }
  task<> overCopy() {
    auto lines = lines_;
    for (const std::string &line : lines) {
      co_await tick();
      use(line);
    }
  }
  task<> overMoved() {
    for (const std::string &line : std::exchange(lines_, {})) {
      co_await tick();
      use(line);
    }
  }
  task<> byIndex() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      use(lines_[i]);
      co_await tick();
    }
  }
  task<> locked(int key) {
    auto guard = co_await mutex_.scoped_lock_async();
    auto found = hashed_.find(key);
    co_await tick();
    use(found->second);
  }
  task<> nested() {
    auto &last = lines_.back();
    auto later = [this]() -> task<> { co_await tick(); };
    use(last);
    co_await later();
  }
  task<> inBlocks() {
    {
      auto &last = lines_.back();
      use(last);
    }
    co_await tick();
    auto &last = lines_.back();
    use(last);
  }

private:
  std::unordered_map<int, std::string> hashed_;
  std::unordered_map<int, std::string> grown_;
  std::map<int, std::string> sorted_;
  std::vector<std::string> lines_;
  std::vector<std::string> fixed_;
  std::shared_ptr<std::string> shared_;
  cppcoro::async_mutex mutex_;
};

// The first of a queue stays where it is while others are put behind it; only
// one takes out.
void spawn(task<>);
class writer {
public:
  void write(std::string line) {
    queue_.emplace_back(std::move(line));
    if (queue_.size() == 1)
      spawn(run());
  }

private:
  task<> run() {
    while (!queue_.empty()) {
      auto &line = queue_.front();
      co_await tick();
      use(line);
      queue_.pop_front();
    }
  }
  std::deque<std::string> queue_;
};
class early_writer {
public:
  void write(std::string line) {
    const bool isIdle = queue_.empty();
    queue_.emplace_back(std::move(line));
    if (isIdle)
      spawn(run());
  }
  void restart() {
    if (running_)
      return;
    running_ = true;
    spawn(again());
  }

private:
  task<> run() {
    while (!queue_.empty()) {
      auto &line = queue_.front();
      co_await tick();
      use(line);
      queue_.pop_front();
    }
  }
  task<> again() {
    while (!others_.empty()) {
      auto &line = others_.front();
      co_await tick();
      use(line);
      others_.pop_front();
    }
  }
  std::deque<std::string> queue_, others_;
  bool running_ = false;
};

// Fills it and goes through it.
class patcher {
public:
  task<> patch(int count) {
    queue_.clear();
    for (int i = 0; i < count; ++i)
      queue_.push_back(i);
    for (int each : queue_)
      co_await send(each);
  }

private:
  std::vector<int> queue_;
};

task<> locals(std::vector<std::string> given) {
  std::map<int, std::string> own;
  own[1] = "a";
  auto found = own.find(1);
  auto &first = given.front();
  co_await tick();
  own.erase(found);
  use(first);
  for (auto &each : given) {
    co_await tick();
    given.reserve(1);
    use(each);
  }
}

task<> results() {
  const std::string first = (co_await fetch()).front();
  const std::vector<std::string> &all = co_await fetch();
  const std::string &kept = (co_await borrow()).front();
  use(first);
  use(all.front());
  use(kept);
}

// What a method gives of something else, or a copy of, outlives its object.
class page {
public:
  const std::vector<std::string> &all() const { return known_; }
  std::vector<std::string> items() const { return items_; }
  const std::vector<std::string> &shared() const { return *shared_; }
  std::vector<std::string> items_;

private:
  static std::vector<std::string> known_;
  std::vector<std::string> *shared_ = nullptr;
};
own::awaiter<page> load();
own::awaiter<page &> known();
task<> goesThrough() {
  for (const std::string &each : (co_await load()).all())
    use(each);
  for (const std::string &each : (co_await load()).items())
    use(each);
  for (const std::string &each : (co_await load()).shared())
    use(each);
  for (const std::string &each : (co_await load()).items_)
    use(each);
  for (const std::string &each : (co_await known()).items_)
    use(each);
  const page kept = co_await load();
  for (const std::string &each : kept.items_)
    use(each);
}
