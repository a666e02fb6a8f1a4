// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <iostream>
#include <stdexcept>

struct cache_error : std::runtime_error {
  using runtime_error::runtime_error;
};
own::task<int> cached(int key);
own::task<int> stored(int key);

own::task<int> good(int key) {
  try {
    co_return co_await cached(key);
  } catch (const cache_error &error) {
    std::cerr << "no cache: " << error.what() << '\n';
  }
  co_return co_await stored(key);
}
