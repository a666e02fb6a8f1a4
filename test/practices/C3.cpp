// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"

own::task<int> fetch(int id);

own::task<> bad() {
  fetch(1); // bad: async-dropped-task
  auto second = fetch(2); // bad: async-missing-co-await
  co_return;
}

own::task<int> good() {
  co_await fetch(1);
  auto second = co_await fetch(2);
  co_return second;
}
