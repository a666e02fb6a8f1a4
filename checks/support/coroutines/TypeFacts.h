// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_TYPEFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_TYPEFACTS_H

#include "TaskKind.h"
#include "support/facts/Facts.h"

namespace async_tidy {

struct TypeFact {
  TaskKind Kind = TaskKind::Unknown;
  /// False for an async operation that is no task.
  bool IsTask = true;
  const Library *Owner = nullptr;
};

/// The types that libraries give their tasks and operations.
class TypeFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<TypeFact> Types;
};

namespace role {
/// Moves the coroutine to a pool meant for blocking work, and back.
extern const Role Hop;
extern const Role HopBack;
extern const Role LoopTest;
/// Calls a callable at its end, and could be awaited instead.
extern const Role Completion;
/// Runs a callable before it returns.
extern const Role CallsNow;
} // namespace role

} // namespace async_tidy

#endif
