// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <cstdio>
#include <stdexcept>

own::task<> store(int);

own::task<> bad(int value) {
  try {
    co_await store(value);
  } catch (...) { // bad: async-swallowed-exception
  }
}

own::task<> good(int value) {
  try {
    co_await store(value);
  } catch (const std::invalid_argument &error) {
    std::fprintf(stderr, "%s\n", error.what());
    throw;
  }
}
