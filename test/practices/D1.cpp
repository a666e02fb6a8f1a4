// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <filesystem>
#include <unistd.h>

own::task<> bad(std::filesystem::path path) {
  std::filesystem::remove(path); // bad: async-blocking-call
  access(path.c_str(), R_OK); // bad: async-blocking-call
  co_return;
}

own::task<> remove_on_pool(std::filesystem::path path);
own::task<> good(std::filesystem::path path) { co_await remove_on_pool(path); }
