// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKCALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKCALLS_H

#include "LockPath.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// What a call does to a lock.
enum class LockAct {
  Take,
  /// Takes it where it gives true, 0 or a negative number.
  Try,
  TryZero,
  TryNegative,
  Give,
  /// Says by true that it is held.
  Test,
};

struct LockEffect {
  LockAct Act = LockAct::Take;
  LockPath Object;
  /// What names the object, in whatever function.
  const clang::Expr *Named = nullptr;

  bool takes() const { return Act != LockAct::Give && Act != LockAct::Test; }
};

using LockEffects = llvm::SmallVector<LockEffect, 2>;

/// What the calls of a unit do to locks: by what models say, by their class
/// and name, and by what stands in functions of the project that they call.
class LockCalls {
public:
  explicit LockCalls(AsyncModel &Model) : Model(Model) {}

  LockEffects of(const clang::CallExpr &Call, Body &Code);

  /// What \p Function takes without giving it back, and the other way round;
  /// nothing where its body is not visible.
  const LockEffects &leftBy(const clang::FunctionDecl &Function);

private:
  std::optional<LockAct> actOf(const clang::CXXMemberCallExpr &Call);

  AsyncModel &Model;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<LockEffects>>
      Left;
  /// How many calls lead to the function that is being read.
  unsigned Depth = 0;
};

} // namespace async_tidy

#endif
