// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace folly {

class SharedMutex;

/// What a Synchronized holds, and its lock.
template <class SynchronizedType, class LockPolicy> class LockedPtr {
public:
  LockedPtr(LockedPtr &&) noexcept;
  ~LockedPtr();
  auto *operator->() const { return &Held->Datum; }
  auto &operator*() const { return Held->Datum; }
  explicit operator bool() const;
  void unlock();

private:
  SynchronizedType *Held;
};
struct LockPolicyShared;
struct LockPolicyExclusive;

template <class T, class Mutex = SharedMutex> struct Synchronized {
  template <class Function> auto withRLock(Function &&F) const {
    return F(Datum);
  }
  template <class Function> auto withWLock(Function &&F) { return F(Datum); }
  LockedPtr<const Synchronized, LockPolicyShared> rlock() const;
  LockedPtr<Synchronized, LockPolicyExclusive> wlock();
  T copy() const;
  T Datum;
};

} // namespace folly
