// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_POLLING_SHAREDSTATE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_POLLING_SHAREDSTATE_H

#include "IdleCode.h"

namespace async_tidy {

/// What one function asks about and others change.
class SharedState {
public:
  SharedState(const IdleCode &Code, AsyncModel &Model)
      : Code(Code), Model(Model) {}

  /// The name of what \p Condition asks about, or nothing where others cannot
  /// change its answer.
  /// It follows the variables \p Declared to what they begin as.
  std::optional<std::string> askedIn(const clang::Expr &Condition,
                                     const ValueSet &Declared) const;

  /// Whether others of the unit, as far as they know \p Timer, cancel it.
  bool isCancelled(const clang::ValueDecl &Timer) const;

private:
  std::optional<std::string>
  find(const clang::Stmt &S, const ValueSet &Declared, unsigned Depth) const;
  bool isReached(const clang::Expr &E) const;

  const IdleCode &Code;
  AsyncModel &Model;
};

} // namespace async_tidy

#endif
