// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_THREADEFFECTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_THREADEFFECTS_H

#include "BindingFacts.h"
#include "ThreadLocals.h"

namespace async_tidy {

/// What a function, and those of the project that it calls, do to what belongs
/// to the thread that runs them.
struct ThreadEffect {
  std::vector<LocalAccess> Locals;
  std::vector<const BindingFact *> Calls;
};

class ThreadEffects {
public:
  explicit ThreadEffects(AsyncModel &Model) : Model(Model) {}

  const ThreadEffect &of(const clang::FunctionDecl &Function);

  /// What models say of \p Call, or null.
  const BindingFact *ofCall(const clang::CallExpr &Call) const;

private:
  class Reader;

  AsyncModel &Model;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<ThreadEffect>>
      Known;
  /// How many calls lead to the function that is being read.
  unsigned Depth = 0;
};

} // namespace async_tidy

#endif
