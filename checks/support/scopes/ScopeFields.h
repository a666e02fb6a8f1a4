// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEFIELDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEFIELDS_H

#include "ScopeUses.h"

namespace async_tidy {

/// The classes of a unit that have scopes as members and join them nowhere.
class ScopeFields {
public:
  explicit ScopeFields(AsyncModel &Model) : Model(Model) {}

  struct Unjoined {
    const clang::FieldDecl *Field = nullptr;
    const ScopeFact *Fact = nullptr;
    /// The first function of the class that starts work in it, and where.
    const clang::FunctionDecl *In = nullptr;
    const clang::Expr *Start = nullptr;
  };
  /// Those of \p Class: private members, where all functions of the class are
  /// seen, none joins, and none lets others get at the scope.
  const std::vector<Unjoined> &of(const clang::CXXRecordDecl &Class);

private:
  AsyncModel &Model;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::vector<Unjoined>> Known;
};

} // namespace async_tidy

#endif
