// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_POLLING_IDLECALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_POLLING_IDLECALLS_H

#include "IdleCode.h"

namespace async_tidy {

/// Remembers of the unit's own functions what calls of them do.
class IdleCalls : public CallEffects {
public:
  explicit IdleCalls(AsyncModel &Model) : Model(Model) {}

  CallEffect of(const clang::CallExpr &Call) override;
  CallEffect of(const clang::CXXConstructExpr &Construction) override;

private:
  CallEffect ofFunction(const clang::FunctionDecl &Function);
  CallEffect ofBody(const clang::FunctionDecl &Definition);
  bool isContainer(clang::QualType Type) const;

  AsyncModel &Model;
  /// Works, while one is looked at.
  llvm::DenseMap<const clang::FunctionDecl *, CallEffect> Known;
};

} // namespace async_tidy

#endif
