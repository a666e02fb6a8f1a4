// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace folly {

class SharedMutex;

template <class T, class Mutex = SharedMutex> struct Synchronized {
  template <class Function> auto withRLock(Function &&F) const {
    return F(Datum);
  }
  template <class Function> auto withWLock(Function &&F) { return F(Datum); }
  T copy() const;
  T Datum;
};

} // namespace folly
