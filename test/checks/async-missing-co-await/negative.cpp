// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs
// CHECK-SILENT

// Tasks that somebody awaits, takes or may get at.

#include "task.h"
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

using own::eager_task;
using own::task;

task<int> fetch(int Id);
task<void> touch();
eager_task<int> begin(int Id);
own::detached_task start();
own::generator<int> numbers();

void take(task<int> Work);
void take_over(task<int> &&Work);
void refer(task<int> &Work);
void look(const task<int> &Work);
void point(task<int> *Work);
void use(int);
template <typename... T> task<void> all(T &&...Tasks);
[[noreturn]] void fail();

struct job : task<int> {
  bool ready() const;
  void resume();
  job then(int);
};
job make_job();
struct watched : eager_task<int> {
  bool ready() const;
};
watched watch();

struct server {
  task<int> Kept;
  std::vector<task<int>> All;
  task<int> forward() {
    auto Answer = fetch(1);
    return Answer;
  }
  void keep() {
    auto Answer = fetch(1);
    Kept = std::move(Answer);
    auto Other = fetch(2);
    All.push_back(std::move(Other));
    // Taken out to be destroyed.
    auto Old = std::exchange(Kept, task<int>());
    auto Dying = std::move(Kept);
    auto Last = std::move(All.back());
  }
};

task<int> taken() {
  auto Awaited = fetch(1);
  use(co_await Awaited);
  auto Passed = fetch(2);
  take(std::move(Passed));
  auto ByRvalue = fetch(3);
  take_over(std::move(ByRvalue));
  auto ByReference = fetch(4);
  refer(ByReference);
  auto Looked = fetch(5);
  look(Looked);
  auto Pointed = fetch(6);
  point(&Pointed);
  auto Addressed = fetch(7);
  auto *Pointer = std::addressof(Addressed);
  auto Bound = fetch(8);
  auto &Alias = Bound;
  auto Captured = fetch(9);
  auto ByCapture = [&] { take(std::move(Captured)); };
  ByCapture();
  auto Moved = fetch(10);
  auto ByMove = [Work = std::move(Moved)]() mutable { take(std::move(Work)); };
  ByMove();
  auto Joined = fetch(11), AlsoJoined = fetch(12);
  co_await all(Joined, AlsoJoined);
  auto Boxed = fetch(13);
  auto Box = std::make_unique<task<int>>(std::move(Boxed));
  co_await *Box;
  auto InPair = fetch(14);
  auto Pair = std::pair(std::move(InPair), 1);
  co_await Pair.first;
  auto Invoked = fetch(15);
  std::invoke(take, std::move(Invoked));
  auto Chosen = fetch(16);
  use(co_await (Pointer ? Chosen : Alias));
  auto Assigned = fetch(17);
  co_await (Assigned = fetch(18));
  auto Comma = fetch(19);
  use((1, co_await Comma));
  auto Inner = [](task<int> Work) -> task<int> { co_return co_await Work; };
  auto ToLambda = fetch(20);
  co_await Inner(std::move(ToLambda));
  auto Ended = fetch(21);
  Ended = {};
  auto Returned = fetch(22);
  co_return co_await std::move(Returned);
}

// Members that nobody knows may start it.
void members() {
  auto Job = make_job();
  Job.resume();
  auto Next = make_job();
  auto Last = Next.then(1).then(2);
  Last.resume();
}

// Nobody has to await these.
void others() {
  auto Background = start();
  auto Numbers = numbers();
  task<int> Empty;
  task<int> ByHand{};
  static task<int> Static = fetch(1);
  auto *OnHeap = new task<int>(fetch(2));
  take(std::move(*OnHeap));
  // Runs, and the author wants no more.
  [[maybe_unused]] auto Running = begin(1);
  auto Also = begin(2);
  (void)Also;
  // Kept to see how far it is.
  auto Watched = watch();
  use(Watched.ready());
}
task<int> Global = fetch(1);

// A parameter is the caller's business.
task<void> handler(task<int>, task<int> Work) { co_return; }

// Ways that fail need no await.
task<int> fails(bool Bad, int Code) {
  auto Answer = fetch(1);
  if (Bad)
    throw Code;
  if (Code == 1)
    fail();
  // What a lazy task is not needed for, it does not do.
  if (Code == 2)
    co_return 0;
  switch (Code) {
  case 3:
    co_return 3;
  default:
    break;
  }
  try {
    use(Code);
  } catch (...) {
    co_return 1;
  }
  co_return co_await Answer;
}

task<int> ends_in_failure() {
  auto Answer = fetch(1);
  fail();
}

task<void> loops(int Count) {
  // One round or more: who knows.
  auto Work = fetch(1);
  for (int I = 0; I < Count; ++I) {
    use(co_await Work);
    break;
  }
  for (int I = 0; I < Count; ++I) {
    auto Each = fetch(I);
    if (I == 3)
      continue;
    use(co_await Each);
  }
  task<int> Ahead = fetch(0);
  for (int I = 1; I < Count; ++I) {
    auto Now = std::move(Ahead);
    Ahead = fetch(I);
    use(co_await Now);
  }
  co_await Ahead;
  while (true) {
    auto Forever = fetch(1);
    use(co_await Forever);
  }
}

// Something that the analysis cannot see ties the two conditions.
task<void> tied(bool Wanted) {
  task<int> Work;
  bool Has = false;
  if (Wanted) {
    Work = fetch(1);
    Has = true;
  }
  if (Has)
    co_await Work;
  auto Job = make_job();
  if (Job.ready())
    co_await Job;
  auto Either = fetch(2);
  if (Wanted)
    co_await Either;
  if (!Wanted)
    take(std::move(Either));
  auto Maybe = Wanted ? fetch(3) : task<int>();
  if (Wanted)
    co_await Maybe;
  // Whoever would have taken it does not want it.
  auto Slot = fetch(6);
  if (Wanted)
    take(std::move(Slot));
  auto Circuit = fetch(4);
  use(Wanted && co_await Circuit);
  auto Arm = fetch(5);
  use(Wanted ? co_await Arm : 0);
}

// Decided when the template is made.
template <bool Waits> task<void> constant() {
  auto Work = fetch(1);
  if constexpr (Waits)
    co_await Work;
  else
    take(std::move(Work));
}
template task<void> constant<true>();
template task<void> constant<false>();

template <typename T> task<void> dependent(T Value) {
  auto Work = fetch(1);
  take_any(Value, std::move(Work));
  auto Other = fetch(2);
  Value.add(Other);
  auto Deferred = Value.work();
  co_await Deferred;
}

void unevaluated() {
  using type = decltype(fetch(1));
  static_assert(sizeof(type) > 0);
}
