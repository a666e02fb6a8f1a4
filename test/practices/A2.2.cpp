// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <cstdlib>
#include <unistd.h>

own::task<> fill(int descriptor);

own::task<> bad() {
  char name[] = "/tmp/aXXXXXX";
  int descriptor = mkstemp(name); // bad: async-blocking-call, async-raw-resource
  co_await fill(descriptor);
  close(descriptor);
}

struct temporary {
  temporary(temporary &&);
  ~temporary();
  int descriptor;
};
own::task<temporary> make_temporary();
own::task<> good() {
  temporary file = co_await make_temporary();
  co_await fill(file.descriptor);
}
