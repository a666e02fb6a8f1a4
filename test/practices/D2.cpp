// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>

own::task<> bad(int child) {
  std::system("true"); // bad: async-blocking-call
  waitpid(child, nullptr, 0); // bad: async-blocking-call
  co_return;
}

own::task<int> ended(int child);
own::task<int> good(int child) { co_return co_await ended(child); }
