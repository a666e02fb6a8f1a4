// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <cstdio>
#include <memory>

own::task<> use(std::FILE *file);

own::task<> bad(int descriptor) {
  std::FILE *file = fdopen(descriptor, "r"); // bad: async-raw-resource
  co_await use(file);
  std::fclose(file);
}

own::task<> good(int descriptor) {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(fdopen(descriptor, "r"), std::fclose);
  co_await use(file.get());
}
