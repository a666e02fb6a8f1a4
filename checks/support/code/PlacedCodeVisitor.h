// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_PLACEDCODEVISITOR_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_PLACEDCODEVISITOR_H

#include "OwnCodeVisitor.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// Visits a function's own code, and knows what stands around each part of it.
class PlacedCodeVisitor : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;

  bool dataTraverseStmtPre(clang::Stmt *S) override {
    if (S)
      Around.push_back(S);
    return true;
  }
  bool dataTraverseStmtPost(clang::Stmt *S) override {
    if (S)
      Around.pop_back();
    return true;
  }
  bool TraverseCXXTryStmt(clang::CXXTryStmt *Try) override {
    Tries.push_back(Try);
    const bool Goes = TraverseStmt(Try->getTryBlock());
    Tries.pop_back();
    for (unsigned I = 0; Goes && I != Try->getNumHandlers(); ++I)
      if (!TraverseStmt(Try->getHandler(I)))
        return false;
    return Goes;
  }

protected:
  /// What stands around Around[Depth]; null of the outermost.
  const clang::Stmt *outer(size_t Depth) const {
    return Depth > 0 ? Around[Depth - 1] : nullptr;
  }
  /// Whether \p S, which may be null, only passes on what is in it.
  static bool isTransparent(const clang::Stmt *S) {
    return llvm::isa_and_nonnull<clang::ParenExpr, clang::ExprWithCleanups,
                                 clang::MaterializeTemporaryExpr,
                                 clang::CXXBindTemporaryExpr,
                                 clang::ImplicitCastExpr>(S);
  }

  /// The statements around, the visited one too, and the try blocks; the
  /// outermost first.
  llvm::SmallVector<const clang::Stmt *, 32> Around;
  llvm::SmallVector<const clang::CXXTryStmt *, 4> Tries;
};

} // namespace async_tidy

#endif
