// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"

own::task<int> fetch(int id);
void print(own::task<int> &);
void print(int);

own::task<> bad() {
  auto result = fetch(1); // bad: async-missing-co-await
  co_return;
}

own::task<> good() {
  auto result = co_await fetch(1);
  print(result);
}
