// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLEEFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLEEFACTS_H

#include "CallConditions.h"
#include "Facts.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// The facts about what one unit calls. The names of a callee are looked up
/// once; of each call only the conditions are left to be asked.
class CalleeFacts {
public:
  CalleeFacts(const Facts &Known, const clang::ASTContext &Context)
      : Known(Known), Context(Context) {}

  /// The last fact about \p Call that is of its language and whose conditions
  /// hold, or null: a project's own facts come last and win.
  const CallFact *ofCall(const clang::CallExpr &Call, Role R);
  /// The first one that holds of \p Call as if it called \p Name, or null.
  const CallFact *ofCallAs(const clang::CallExpr &Call, llvm::StringRef Name,
                           Role R);

private:
  using Entries = llvm::SmallVector<const CallFact *, 2>;
  /// What \p Call is known by, each with its facts, in order; no name without.
  const std::vector<Entries> &namedIn(const clang::CallExpr &Call, Role R);

  const Facts &Known;
  const clang::ASTContext &Context;
  ChainBegins Begins;
  /// By what is called, the class of the object, and the role.
  llvm::DenseMap<std::pair<std::pair<const clang::NamedDecl *,
                                     const clang::CXXRecordDecl *>,
                           unsigned>,
                 std::vector<Entries>>
      ByCallee;
};

} // namespace async_tidy

#endif
