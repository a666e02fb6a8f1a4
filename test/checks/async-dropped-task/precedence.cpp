// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs
// What was fixed is silent.
// RUN: %async_tidy --checks=-*,async-dropped-task $(dirname %t)/precedence.cpp.cpp.config/precedence.cpp.cpp -- -std=c++20 -I%inputs

// co_await binds as tightly as any prefix operator: what is one value keeps
// its parentheses, or is given some.

#include "task.h"
#include <functional>
#include <tuple>
#include <variant>

template <typename T> struct joint : own::task<T> {
  using promise_type = own::lazy_promise<joint, T>;
};
joint<int> make(int Id);
joint<int> operator&&(joint<int> Left, joint<int> Right);
joint<int> operator+(joint<int> Left, int Right);
joint<int> operator-(joint<int> Only);
joint<int> operator,(joint<int> Left, joint<int> Right);
struct maker {
  joint<int> operator()(int Id);
  joint<int> operator[](int Id);
  maker *operator->();
  joint<int> get();
};

joint<void> operators(maker Maker, maker *Pointer, bool Flag) {
  make(1) && make(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'operator&&' is dropped
  // CHECK-FIXES: co_await (make(1) && make(2));
  make(3) + 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'operator+' is dropped
  // CHECK-FIXES: co_await (make(3) + 1);
  (make(4) + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the task returned by 'operator+' is dropped
  // CHECK-FIXES: co_await (make(4) + 1);
  -make(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'operator-' is dropped
  // CHECK-FIXES: co_await -make(5);
  make(6), make(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'operator,' is dropped
  // CHECK-FIXES: co_await (make(6), make(7));
  Maker(8);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'maker::operator()' is dropped
  // CHECK-FIXES: co_await Maker(8);
  Maker[9];
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'maker::operator[]' is dropped
  // CHECK-FIXES: co_await Maker[9];
  Maker->get();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'maker::get' is dropped
  // CHECK-FIXES: co_await Maker->get();
  (*Pointer).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the task returned by 'maker::get' is dropped
  // CHECK-FIXES: co_await (*Pointer).get();
  (Flag ? make(10) : make(11));
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'make' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:22: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: (Flag ? co_await make(10) : co_await make(11));
  (void)(make(12) + 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task returned by 'operator+' is dropped
  // CHECK-FIXES: (void)co_await (make(12) + 2);
  std::ignore = make(13) + 3;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the task returned by 'operator+' is dropped
  // CHECK-FIXES: co_await (make(13) + 3);
  Flag ? make(14) + 1 : make(15);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task returned by 'operator+' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: Flag ? co_await (make(14) + 1) : co_await make(15);
  co_return;
}

joint<void> statements(int (&Values)[3], bool Flag) {
  if (make(1); Flag)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'make' is dropped
    // CHECK-FIXES: if (co_await make(1); Flag)
    co_await make(2);
  switch (make(3); Values[0]) {
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'make' is dropped
    // CHECK-FIXES: switch (co_await make(3); Values[0]) {
  default:
    make(4);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'make' is dropped
    // CHECK-FIXES: co_await make(4);
  }
  for (make(5); int Value : Values)
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by 'make' is dropped
    // CHECK-FIXES: for (co_await make(5); int Value : Values)
    make(Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: co_await make(Value);
  co_return;
}

joint<void> made_by(std::function<joint<int>(int)> Any) {
  std::move(make(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: co_await std::move(make(1));
  static_cast<joint<int> &&>(make(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: co_await static_cast<joint<int> &&>(make(2));
  joint<int>(make(3));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: co_await joint<int>(make(3));
  joint<int>{make(4)};
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: co_await joint<int>{make(4)};
  void(make(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by 'make' is dropped
  // CHECK-FIXES: void(co_await make(5));
  Any(6);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'std::function::operator()' is dropped
  // CHECK-FIXES: co_await Any(6);
  std::apply(make, std::tuple(7));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by 'std::apply' is dropped
  // CHECK-FIXES: co_await std::apply(make, std::tuple(7));
  std::visit([](int Id) { return make(Id); }, std::variant<int>(8));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by 'std::visit' is dropped
  // CHECK-FIXES: co_await std::visit([](int Id) { return make(Id); }, std::variant<int>(8));
  // A variable is moved: nothing is made here.
  auto Later = make(9);
  co_await std::move(Later);
  co_await static_cast<joint<int> &&>(make(10));
}
