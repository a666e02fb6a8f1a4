// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_NONBLOCKINGFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_NONBLOCKINGFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// How errors say that an operation would have had to wait.
class WouldBlockFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  /// Enumerators and macros.
  std::vector<std::string> Errors;
};

namespace role {
/// Gives a descriptor in non-blocking mode.
extern const Role NonBlockingValue;
/// Turns that mode on, or off.
extern const Role NonBlockingOn;
extern const Role NonBlockingOff;
/// Says whether its object is in that mode.
extern const Role NonBlockingTest;
/// Makes an argument as its object, or its first argument, is.
extern const Role NonBlockingLike;
/// Awaited, it says that one operation on its object does not wait.
extern const Role NonBlockingAwait;
} // namespace role

} // namespace async_tidy

#endif
