// RUN: %check_tidy %s async-ignored-error %t -- -std=c++23 -I%inputs -isystem %inputs/lib/folly -isystem %inputs/lib/cppcoro
// CHECK-SILENT

// Results that are looked at, kept or given on.

#include "task.h"
#include <cppcoro/task.hpp>
#include <cppcoro/when_all_ready.hpp>
#include <expected>
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <functional>
#include <map>
#include <memory>
#include <system_error>
#include <vector>

using result = std::expected<int, std::error_code>;
own::task<result> get(int);
own::task<std::pair<std::error_code, int>> both();
own::task<std::vector<result>> all();
own::task<std::exception_ptr> outcome();
own::task<int> fill(std::error_code &);
own::task<> other();
bool flag();
void use(int);
struct store {
  result Last;
  void put(result);
};
struct entry {
  result Result;
};

own::task<> asked() {
  auto First = co_await get(1);
  if (!First)
    co_return;
  use((co_await get(1)).value());
  use(*co_await get(1));
  if (co_await get(1))
    co_await other();
  if (auto Second = co_await get(2))
    use(*Second);
  auto Third = co_await get(3);
  use(Third.value_or(0));
  auto Why = co_await outcome();
  if (Why)
    std::rethrow_exception(Why);
}

own::task<> kept(store &Store, std::vector<result> &Into) {
  Store.Last = co_await get(1);
  Store.put(co_await get(2));
  Into.push_back(co_await get(3));
  auto Shared = std::make_shared<result>(co_await get(4));
  entry Entry{co_await get(5)};
  std::map<int, result> Map;
  Map[1] = co_await get(6);
  auto Moved = co_await get(7);
  Store.put(std::move(Moved));
  static result Static = 1;
  Static = co_await get(8);
}

own::task<> captured() {
  auto A = co_await get(1), B = co_await get(2), C = co_await get(3);
  auto Copies = [A] { return A.has_value(); };
  auto Refers = [&B] { return B.has_value(); };
  std::function<int()> Holds = [C = std::move(C)] { return *C; };
  use(Copies() + Refers() + Holds());
  auto D = co_await get(4);
  auto &Alias = D;
  use(*Alias);
}

own::task<> each() {
  for (auto &Result : co_await all())
    if (!Result)
      co_return;
  auto Results = co_await all();
  for (unsigned I = 0; I < Results.size(); ++I)
    use(Results[I].value_or(0));
}

own::task<> told_by_the_other_part() {
  auto [Error, Value] = co_await both();
  if (Value < 0)
    co_return;
  auto Pair = co_await both();
  switch (Pair.second) {
  case 0:
    co_return;
  default:
    co_await other();
  }
}

own::task<> tried_again() {
  auto Result = co_await get(1);
  while (!Result)
    Result = co_await get(2);
  for (;;) {
    auto Next = co_await get(3);
    if (Next)
      break;
  }
}

own::task<> given_another_value() {
  auto Result = co_await get(1);
  Result = std::unexpected(std::error_code());
  std::error_code Error, Other;
  co_await fill(Error);
  Other = std::exchange(Error, {});
  co_await fill(Error);
  std::swap(Error, Other);
  co_await fill(Error);
  Error.clear();
}

#define TRY(E)                                                                 \
  ({                                                                           \
    auto Result_ = (E);                                                        \
    if (!Result_)                                                              \
      co_return std::unexpected(Result_.error());                              \
    *Result_;                                                                  \
  })
own::task<result> by_a_macro() {
  const int Value = TRY(co_await get(1));
  co_return Value;
}

folly::coro::Task<int> fetch();
folly::coro::Task<folly::Try<int>> tried() {
  auto First = co_await folly::coro::co_awaitTry(fetch());
  First.throwUnlessValue();
  auto [A, B] = co_await folly::coro::collectAllTry(fetch(), fetch());
  use(A.value() + B.value());
  co_return co_await folly::coro::co_awaitTry(fetch());
}

cppcoro::task<int> fails_with_nothing() { co_return 1; }
cppcoro::task<> joined() {
  co_await cppcoro::when_all_ready(fails_with_nothing(), fails_with_nothing());
}

