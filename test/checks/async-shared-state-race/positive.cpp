// RUN: %check_tidy %s async-shared-state-race %t -- -std=c++20 -I%inputs

// A check, an await, and then what the check was for: on members, globals and
// what pointers lead to.

#include "task.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

using own::task;

task<int> load(int key);
task<> tick();
struct client {
  bool usable() const;
};
task<std::unique_ptr<client>> make();

class cache {
public:
  task<int> contains(int key) {
    if (!values_.contains(key)) {
      int value = co_await load(key);
      values_[key] = value;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE+10]]:15: note: 'cache::finds' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:19: note: suspended here
    }
    co_return values_[key];
  }
  task<int> finds(int key) {
    auto found = values_.find(key);
    if (found == values_.end()) {
      int value = co_await load(key);
      found = values_.emplace(key, value).first;
      // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-14]]:7: note: 'cache::contains' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:19: note: suspended here
    }
    co_return found->second;
  }
  task<int> returnsEarly(int key) {
    if (const auto found = values_.find(key); found != values_.end())
      co_return found->second;
    const int value = co_await load(key);
    values_.insert({key, value});
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
    // CHECK-MESSAGES: :[[@LINE-26]]:7: note: 'cache::contains' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-6]]:47: note: checked here
    // CHECK-MESSAGES: :[[@LINE-5]]:23: note: suspended here
    co_return value;
  }
  // One look, one finding.
  task<> actsTwice(int key) {
    if (values_.contains(key))
      co_return;
    if (co_await load(key) > 0) {
      values_[key] = 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-38]]:7: note: 'cache::contains' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-6]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: suspended here
      co_return;
    }
    values_[key] = 2;
  }
  task<> counts(int key) {
    if (values_.count(key) == 0 && key > 0)
      values_.insert_or_assign(key, co_await load(key));
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-49]]:7: note: 'cache::contains' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-4]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-4]]:37: note: suspended here
  }
  task<> keepsAnswer(int key) {
    const bool known = values_.contains(key);
    if (known)
      co_return;
    co_await tick();
    values_[key] = 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
    // CHECK-MESSAGES: :[[@LINE-60]]:7: note: 'cache::contains' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-6]]:9: note: checked here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> throughReference(int key) {
    auto &values = values_;
    if (!values.contains(key)) {
      co_await tick();
      values[key] = 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-70]]:7: note: 'cache::contains' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }

private:
  std::unordered_map<int, int> values_;
};

class connection {
public:
  task<> connect() {
    if (!connected_) {
      co_await tick();
      connected_ = true;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'connected_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'connection::connect' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> makesTwice() {
    if (!client_)
      client_ = co_await make();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'client_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'connection::makesTwice' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-4]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-4]]:17: note: suspended here
  }
  task<> makesOptional() {
    if (!name_.has_value()) {
      co_await tick();
      name_.emplace("name");
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'name_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'connection::makesOptional' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> limits() {
    if (active_ < max_) {
      co_await tick();
      ++active_;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'active_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'connection::limits' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> flushes() {
    if (!lines_.empty()) {
      co_await tick();
      lines_.clear();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'lines_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE+9]]:5: note: 'connection::pops' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> pops() {
    if (lines_.empty())
      co_return;
    co_await tick();
    lines_.pop_back();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'lines_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
    // CHECK-MESSAGES: :[[@LINE-13]]:7: note: 'connection::flushes' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-6]]:9: note: checked here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
  task<> saves() {
    if (dirty_) {
      co_await tick();
      dirty_ = false;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'dirty_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE+5]]:18: note: 'connection::touch' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  void touch() { dirty_ = true; }
  void drop(std::string line) { lines_.push_back(line); }

private:
  bool connected_ = false;
  bool dirty_ = false;
  int active_ = 0;
  int max_ = 4;
  std::unique_ptr<client> client_;
  std::optional<std::string> name_;
  std::vector<std::string> lines_;
};

struct account {
  long balance = 0;
  void deposit(long amount) { balance += amount; }
};

task<long> fee();

class bank {
public:
  task<bool> withdraw(long amount) {
    if (balance_ >= amount) {
      co_await fee();
      balance_ -= amount;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'balance_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE+7]]:21: note: 'bank::charge' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
      co_return true;
    }
    co_return false;
  }
  task<> charge() { balance_ = balance_ - co_await fee(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'balance_' was read before the coroutine suspended: what others have made of it meanwhile is overwritten here
  // CHECK-MESSAGES: :[[@LINE-11]]:7: note: 'bank::withdraw' changes it meanwhile
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: read here
  // CHECK-MESSAGES: :[[@LINE-4]]:43: note: suspended here
  task<> chargeLater() {
    const long before = balance_;
    const long cost = co_await fee();
    balance_ = before - cost;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'balance_' was read before the coroutine suspended: what others have made of it meanwhile is overwritten here
    // CHECK-MESSAGES: :[[@LINE-19]]:7: note: 'bank::withdraw' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: read here
    // CHECK-MESSAGES: :[[@LINE-5]]:23: note: suspended here
  }
  task<> shared(std::shared_ptr<account> of) {
    if (of->balance > 0) {
      co_await fee();
      of->balance -= 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'balance' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-38]]:31: note: 'account::deposit' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> referred(account &of) {
    if (of.balance > 0) {
      co_await fee();
      of.balance = 0;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'balance' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-48]]:31: note: 'account::deposit' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> inLoop(std::vector<long> amounts) {
    for (long amount : amounts)
      if (balance_ >= amount) {
        co_await fee();
        balance_ -= amount;
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'balance_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
        // CHECK-MESSAGES: :[[@LINE-49]]:7: note: 'bank::withdraw' changes it meanwhile
        // CHECK-MESSAGES: :[[@LINE-5]]:11: note: checked here
        // CHECK-MESSAGES: :[[@LINE-5]]:9: note: suspended here
      }
  }

private:
  long balance_ = 0;
};

static int total = 0;
static std::map<std::string, int> seen;

struct registry {
  static inline int entries = 0;
};

task<> global(std::string name) {
  if (seen.find(name) == seen.end()) {
    co_await tick();
    seen.emplace(name, 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'seen' was checked before the coroutine suspended: others may have changed it when this acts on the answer
    // CHECK-MESSAGES: :[[@LINE-5]]:8: note: 'global' may run more than once at a time
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: checked here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
}
task<> addsUp() {
  int before = total;
  co_await tick();
  total = before + 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'total' was read before the coroutine suspended: what others have made of it meanwhile is overwritten here
  // CHECK-MESSAGES: :[[@LINE-5]]:8: note: 'addsUp' may run more than once at a time
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: read here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: suspended here
}
task<> onceAtMost() {
  static bool done = false;
  if (!done) {
    co_await tick();
    done = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'done' was checked before the coroutine suspended: others may have changed it when this acts on the answer
    // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'onceAtMost' may run more than once at a time
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: checked here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
}
task<> staticMember() {
  if (registry::entries == 0) {
    co_await tick();
    registry::entries = 1;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'entries' was checked before the coroutine suspended: others may have changed it when this acts on the answer
    // CHECK-MESSAGES: :[[@LINE-5]]:8: note: 'staticMember' may run more than once at a time
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: checked here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
}
// Of a template its instances are looked at.
template <typename T> struct lazily {
  std::optional<T> value_;
  task<> fill() {
    if (!value_) {
      co_await tick();
      value_ = T();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'value_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'lazily::fill' may run more than once at a time
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
};
task<> use(lazily<int> &of) { co_await of.fill(); }
