// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <mutex>

namespace folly {

template <class T, class Mutex = std::mutex> struct Synchronized {
  template <class Function> auto withLock(Function &&F) { return F(Datum); }
  T Datum;
};

} // namespace folly
