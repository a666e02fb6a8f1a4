// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/guards.json %t/.async-tidy.json
// RUN: %check_tidy %s async-unguarded-call %t/forms -- -std=c++20 -w -I%inputs -I%S/Inputs

// The rows of the practices: input is validated (A7.1), ownership is checked
// (A8.1), work is limited (A8.2).

#include "app.h"
#include <functional>

using namespace app;

own::task<Order> handOut(Repo repo, User user, int id) {
  co_return co_await repo.get(id);
}
// CHECK-MESSAGES: :[[@LINE-2]]:27: warning: 'app::Repo::get' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
own::task<void> store(Repo repo, Fields fields) {
  co_await repo.save(fields);
}
// CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'app::Repo::save' is reached on a way on which 'app::validate', 'app::Validated' or 'app::check' has not been passed [async-unguarded-call]
std::string work(int page) { return render(page); }
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'app::render' is reached on a way on which 'app::Limiter::acquire', 'app::Limiter::try_acquire' or 'app::Pass' has not been passed [async-unguarded-call]

own::task<Order> ignored(Repo repo, User user, int id) {
  co_await owns(user, id);
  co_return co_await repo.get(id);
}
// CHECK-MESSAGES: :[[@LINE-2]]:27: warning: 'app::Repo::get' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'app::owns' is called here, but not on every way to the call, or its result is not looked at
own::task<void> dropped(Repo repo, Fields fields) {
  auto pending = validate(fields);
  co_await repo.save(fields);
}
// CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'app::Repo::save' is reached on a way on which 'app::validate', 'app::Validated' or 'app::check' has not been passed [async-unguarded-call]
own::task<Order> onOneWay(Repo repo, User user, int id, bool admin) {
  if (!admin)
    require_owner(user, id);
  co_return co_await repo.get(id);
}
// CHECK-MESSAGES: :[[@LINE-2]]:27: warning: 'app::Repo::get' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-4]]:5: note: 'app::require_owner' is called here, but not on every way to the call, or its result is not looked at
own::task<Order> wrongArm(Repo repo, User user, int id) {
  if (co_await owns(user, id))
    co_return Order{};
  co_return co_await repo.get(id);
}
// CHECK-MESSAGES: :[[@LINE-2]]:27: warning: 'app::Repo::get' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-5]]:16: note: 'app::owns' is called here, but not on every way to the call, or its result is not looked at
Order caught(Repo repo, User user, int id) {
  try {
    require_owner(user, id);
  } catch (...) {
  }
  return repo.list(id);
}
// CHECK-MESSAGES: :[[@LINE-2]]:15: warning: 'app::Repo::list' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-6]]:5: note: 'app::require_owner' is called here, but not on every way to the call, or its result is not looked at
own::task<Order> after(Repo repo, User user, int id) {
  Order order = co_await repo.get(id);
  require_owner(user, id);
  co_return order;
}
// CHECK-MESSAGES: :[[@LINE-4]]:31: warning: 'app::Repo::get' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'app::require_owner' is called here, but not on every way to the call, or its result is not looked at

// From a caller.
static Order fetch(Repo &repo, int id) { return repo.list(id); }
Order guarded(Repo repo, User user, int id) {
  require_owner(user, id);
  return fetch(repo, id);
}
Order direct(Repo repo, int id) { return fetch(repo, id); }
// CHECK-MESSAGES: :[[@LINE-6]]:54: warning: 'app::Repo::list' is reached on a way on which 'app::require_owner' or 'app::owns' has not been passed: it hands out the order of whoever asks [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-2]]:42: note: it is reached from here
static std::string page(int number) { return render(number); }
std::function<std::string(int)> handler() { return page; }
// CHECK-MESSAGES: :[[@LINE-2]]:46: warning: 'app::render' is reached on a way on which 'app::Limiter::acquire', 'app::Limiter::try_acquire' or 'app::Pass' has not been passed [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-2]]:52: note: it is reached from here
void lambda(Limiter &limiter) {
  auto job = [] { return render(1); };
  if (limiter.try_acquire())
    job();
}
// CHECK-MESSAGES: :[[@LINE-4]]:26: warning: 'app::render' is reached on a way on which 'app::Limiter::acquire', 'app::Limiter::try_acquire' or 'app::Pass' has not been passed [async-unguarded-call]
// CHECK-MESSAGES: :[[@LINE-5]]:14: note: it is reached from here

// A function that asks, and gives back something else than the answer.
static bool asks(User user, int id) {
  require_owner(user, id + 1 > 0 ? id : 0);
  return true;
}
static bool sometimes(const Fields &fields) { return fields.name.empty() || check(fields) == Verdict::Allowed; }
own::task<void> halfChecked(Repo repo, Fields fields) {
  if (!sometimes(fields))
    co_return;
  co_await repo.save(fields);
}
// CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'app::Repo::save' is reached on a way on which 'app::validate', 'app::Validated' or 'app::check' has not been passed [async-unguarded-call]
