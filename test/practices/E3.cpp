// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <vector>

struct page {
  const std::vector<int> &items() const { return all; }
  std::vector<int> all;
};
own::task<page> load();
void show(int);

own::task<> bad() {
  for (int item : (co_await load()).items()) // bad: async-reference-across-await
    show(item);
}

own::task<> good() {
  page loaded = co_await load();
  for (int item : loaded.items())
    show(item);
}
