// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs
// CHECK-SILENT

// What looks like it: constants, things of the object, other lambdas, copies.

#include "task.h"
#include <cerrno>
#include <exception>
#include <locale.h>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

using own::task;

own::awaiter<void> tick();
own::awaiter<std::error_code> result();
own::awaiter<int> number();
void use(int number);
void post(void (*function)());
template <typename F> void later(F function) { function(); }

thread_local const int limit = 8;
constinit thread_local int slots = 0;
struct worker {
  static thread_local int *queue;
  std::thread::id id;
  std::string locale;
  int errors;
  std::unique_ptr<worker> next;
};

task<> constants() {
  const int before = limit;
  co_await tick();
  use(limit - before);
}
task<> ofObject(worker &own) {
  own.id = std::thread::id();
  own.errors = 1;
  co_await tick();
  own.errors = 0;
  if (own.id == std::thread::id())
    use(own.errors);
}
task<> otherCode() {
  const std::error_code code = co_await result();
  if (code)
    use(code.value());
}
task<> givenLambda() {
  co_await tick();
  later([] {
    slots = 1;
    use(slots);
    use(errno);
    slots = 0;
  });
}
task<> lambdaBefore() {
  const auto counts = [] { ++slots; };
  counts();
  co_await tick();
  --slots;
}
task<> copies() {
  int before = slots;
  co_await tick();
  use(before);
  before = slots;
  use(before);
}
task<> firstTestsAgain(bool goesOn) {
  slots = 1;
  use(slots);
  while (goesOn) {
    co_await tick();
    slots = co_await number();
    use(slots);
  }
}
#define REPORT(TEXT)                                                           \
  do {                                                                         \
    ++slots;                                                                   \
    use(slots);                                                                \
    --slots;                                                                   \
  } while (false)
task<> macros() {
  REPORT("one");
  co_await tick();
  REPORT("two");
}
template <typename T> task<> inTemplate(T descriptor) {
  const int error = ::fsync(descriptor) < 0 ? errno : 0;
  co_await tick();
  use(error);
}
template task<> inTemplate(int);
template <typename T> task<> dependent(T on) {
  co_await tick();
  on.fetch();
  use(errno);
}
struct scope {
  scope() : before(slots) { slots = 1; }
  ~scope() { slots = before; }
  int before;
};
// It is the awaited coroutine's.
task<> handsOver() {
  co_await [](scope) -> task<> { co_return; }(scope());
}
task<> unevaluated() {
  using scope_type = decltype(scope());
  constexpr auto size = sizeof(scope);
  co_await tick();
  use(size);
}
struct holds {
  scope *guard;
  scope &other;
};
task<> refersTo(holds held) {
  holds same = held;
  co_await tick();
}
task<> inBranch(bool waits) {
  if (waits) {
    co_await tick();
  } else {
    scope guard;
    use(slots);
  }
}
task<> thrownBefore(bool fails) {
  try {
    scope guard;
    if (fails)
      throw 1;
  } catch (...) {
  }
  co_await tick();
}
own::generator<int> generated() {
  const auto id = std::this_thread::get_id();
  co_yield 1;
  if (id == std::thread::id())
    co_yield 2;
}
