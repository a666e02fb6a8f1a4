// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/guards.json %t/.async-tidy.json
// RUN: %check_tidy %s async-unguarded-call %t/negative -- -std=c++20 -w -I%inputs -I%S/Inputs
// CHECK-SILENT

#include "app.h"
#include <stdexcept>

using namespace app;

// Guards that throw, ask, wait, or are a type.
own::task<Order> throws(Repo repo, User user, int id) {
  require_owner(user, id);
  co_return co_await repo.get(id);
}
own::task<Order> asked(Repo repo, User user, int id) {
  if (!co_await owns(user, id))
    co_return Order{};
  co_return co_await repo.get(id);
}
own::task<Order> kept(Repo repo, User user, int id) {
  const bool mine = co_await owns(user, id);
  if (mine == false)
    throw std::runtime_error("not yours");
  co_return co_await repo.get(id);
}
own::task<Order> assigned(Repo repo, User user, int id) {
  bool mine = false;
  mine = co_await owns(user, id);
  if (id > 0 && mine)
    co_return co_await repo.get(id);
  co_return Order{};
}
own::task<Order> either(Repo repo, User user, int id, bool known) {
  if (!known || !co_await owns(user, id))
    co_return Order{};
  co_return co_await repo.get(id);
}
own::task<Order> started(Repo repo, User user, int id) {
  auto asking = owns(user, id);
  co_return co_await std::move(asking) ? co_await repo.get(id) : Order{};
}
own::task<Order> onBothWays(Repo repo, User user, int id, bool fast) {
  if (fast)
    require_owner(user, id);
  else if (!co_await owns(user, id))
    co_return Order{};
  for (int i = 0; i < 3; ++i)
    co_await repo.get(id);
  co_return co_await repo.get(id);
}
own::task<void> validated(Repo repo, Fields fields) {
  co_await validate(fields);
  co_await repo.save(fields);
}
own::task<void> verdict(Repo repo, Fields fields) {
  if (check(fields) != Verdict::Allowed)
    co_return;
  co_await repo.save(fields);
}
own::task<void> switched(Repo repo, Fields fields) {
  switch (check(fields)) {
  case Verdict::Allowed:
    co_await repo.save(fields);
    break;
  case Verdict::Denied:
    break;
  }
}
own::task<void> typed(Repo repo, Validated input) { co_await repo.save(input.fields); }
own::task<void> made(Repo repo, Fields fields) {
  const Validated input(fields);
  co_await repo.save(input.fields);
}
own::task<std::string> limited(Limiter &limiter) {
  auto permit = co_await limiter.acquire();
  co_return render(1);
}
std::string tried(Limiter &limiter) {
  if (!limiter.try_acquire())
    return "";
  return render(1);
}
std::string passed(Limiter &limiter) {
  Pass pass(limiter);
  return render(1);
}

// Guards in other functions.
static void require(User user, int id) {
  if (id < 0)
    throw std::out_of_range("id");
  require_owner(user, id);
}
Order required(Repo repo, User user, int id) {
  require(user, id);
  return repo.list(id);
}
static own::task<bool> may(User user, int id) {
  if (id < 0)
    co_return false;
  co_return co_await owns(user, id);
}
own::task<Order> allowed(Repo repo, User user, int id) {
  if (co_await may(user, id))
    co_return co_await repo.get(id);
  co_return Order{};
}
static std::optional<User> session(int id) {
  User user{id};
  if (id == 0)
    return std::nullopt;
  require_owner(user, id);
  return user;
}
Order withSession(Repo repo, int id) {
  const auto user = session(id);
  if (!user)
    return {};
  return repo.list(id);
}
static int status(const Fields &fields) {
  if (fields.name.empty())
    return 400;
  return check(fields) == Verdict::Allowed ? 200 : 403;
}
own::task<void> byStatus(Repo repo, Fields fields) {
  if (status(fields) != 200)
    co_return;
  co_await repo.save(fields);
}
static int choice(User user, int id) {
  if (id < 0)
    return 400;
  return id < 9 && session(id) ? 200 : 403;
}
Order byChoice(Repo repo, User user, int id) {
  if (choice(user, id) != 200)
    return {};
  return repo.list(id);
}

// Guards in all callers.
static Order fetch(Repo &repo, int id) { return repo.list(id); }
static Order fetchTwice(Repo &repo, int id) { return fetch(repo, id), fetch(repo, id); }
Order one(Repo repo, User user, int id) {
  require_owner(user, id);
  return fetch(repo, id);
}
Order two(Repo repo, User user, int id) {
  require_owner(user, id);
  return fetchTwice(repo, id);
}
void later(Repo repo, User user, int id) {
  require_owner(user, id);
  auto job = [&] { return repo.list(id); };
  job();
}

// Nothing that is named.
struct Other {
  Order get(int id);
};
Order other(Other repo) { return repo.get(1); }
