// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"

own::generator<int> numbers();

own::task<> bad() {
  numbers(); // bad: async-dropped-task
  co_return;
}

own::task<int> good() {
  int sum = 0;
  for (int number : numbers())
    sum += number;
  co_return sum;
}
