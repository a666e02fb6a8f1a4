// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs

// thread_local variables: set and read, set and set back, counted, referred to.

#include "task.h"
#include <string>
#include <utility>
#include <vector>

using own::task;

own::awaiter<void> tick();
own::awaiter<void> send(const std::string &text);
void use(const std::string &text);
void use(int number);

struct request {
  int id;
};
struct context {
  request *of;
  int spans;
};
thread_local int depth;
thread_local request *current;
thread_local context whole;
thread_local std::string buffer;
thread_local std::vector<request *> stack;
thread_local int *cache;
int *make();
request *&active() {
  static thread_local request *known;
  return known;
}
int plain;

task<> counted() {
  ++depth;
  co_await tick();
  --depth;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'depth' is thread_local and is changed back only behind the co_await: by then it may be another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: changed here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> countedDown(bool waits) {
  depth -= 2;
  if (waits)
    co_await tick();
  depth += 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'depth' is thread_local and is changed back only behind the co_await: by then it may be another thread's
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: changed here
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: suspends here
}
task<> pushed(request *of) {
  stack.push_back(of);
  co_await tick();
  stack.pop_back();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stack' is thread_local and is changed back only behind the co_await: by then it may be another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: changed here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> setBack(request *of) {
  current = of;
  co_await tick();
  current = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'current' is thread_local and is set back only behind the co_await: others see it meanwhile, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> keptBefore(request *of) {
  request *const before = current;
  current = of;
  co_await tick();
  current = before;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'current' is thread_local and is set back only behind the co_await: others see it meanwhile, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> exchanged(request *of) {
  request *const before = std::exchange(current, of);
  co_await tick();
  current = before;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'current' is thread_local and is set back only behind the co_await: others see it meanwhile, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:27: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> byReference(request *of) {
  active() = of;
  co_await tick();
  active() = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'known' is thread_local and is set back only behind the co_await: others see it meanwhile, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> read(request *of) {
  current = of;
  co_await tick();
  use(current->id);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'current' is thread_local and was set before the co_await: others may have set it since, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> readMember(request *of) {
  whole.of = of;
  co_await tick();
  use(whole.of->id);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'whole' is thread_local and was set before the co_await: others may have set it since, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> readText() {
  buffer = "text";
  co_await tick();
  use(buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'buffer' is thread_local and was set before the co_await: others may have set it since, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> referred() {
  auto &mine = whole;
  mine.spans += 1;
  co_await tick();
  mine.spans += 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mine' refers to 'whole' of the thread that ran before the co_await: the coroutine may have gone on in another one
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> pointedTo() {
  int *const own = &depth;
  co_await tick();
  *own = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: 'own' refers to 'depth' of the thread that ran before the co_await: the coroutine may have gone on in another one
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
template <typename T> task<> inTemplate(T by) {
  depth += by;
  co_await tick();
  depth -= by;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'depth' is thread_local and is changed back only behind the co_await: by then it may be another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: changed here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
template task<> inTemplate(int);

// Each use is done on its side.
task<> twice() {
  ++depth;
  use(depth);
  --depth;
  co_await tick();
  ++depth;
  use(depth);
  --depth;
}
task<> setTwice(request *of) {
  current = of;
  use(current->id);
  current = nullptr;
  co_await tick();
  current = of;
  use(current->id);
  current = nullptr;
}
task<> buffers() {
  buffer = "one";
  co_await send(buffer);
  buffer = "two";
  co_await send(buffer);
  buffer.clear();
}
task<> inLoop(request *of, bool goesOn) {
  while (goesOn) {
    current = of;
    use(current->id);
    current = nullptr;
    co_await tick();
  }
}
task<> statistics() {
  ++depth;
  co_await tick();
  ++depth;
}
task<> lastSeen(bool goesOn) {
  while (goesOn) {
    depth = 1;
    co_await tick();
  }
}
task<> setLater(int now) {
  depth = now;
  co_await tick();
  depth = now + 1;
}
// Once set, it stays so.
task<> lazily() {
  if (!cache)
    cache = make();
  co_await tick();
  use(*cache);
}
task<> otherMember(request *of) {
  whole.of = of;
  co_await tick();
  use(whole.spans);
}
task<> copied(request *of) {
  current = of;
  const int id = current->id;
  co_await tick();
  use(id);
}
task<> referredInTime() {
  auto &mine = whole;
  mine.spans += 1;
  co_await tick();
}
task<> global() {
  ++plain;
  co_await tick();
  --plain;
}
task<> neverSuspends() {
  ++depth;
  co_await std::suspend_never();
  --depth;
}
task<> inLambda() {
  ++depth;
  const auto later = []() -> task<> { co_await tick(); };
  --depth;
  co_await later();
}
task<> shadowed() {
  int depth = 0;
  ++depth;
  co_await tick();
  --depth;
}
