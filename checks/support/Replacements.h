// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_REPLACEMENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_REPLACEMENTS_H

#include "Facts.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include <string>

namespace async_tidy {

/// What a library has in place of an operation, for one place in the code.
class Alternative {
public:
  /// \p Owner and \p Operand may be null: a coroutine of no known library, an
  /// operation whose operand cannot be told. Of several replacements the first
  /// one that fits the operand's type counts, else the first one.
  Alternative(const Library *Owner, llvm::StringRef Operation,
              const clang::Expr *Operand, const clang::FunctionDecl &Function);

  explicit operator bool() const { return Chosen != nullptr; }
  const Replacement &operator*() const { return *Chosen; }
  const Replacement *operator->() const { return Chosen; }

  /// Whether the code compiles with the operand in its place.
  bool fits() const { return Fits; }
  /// Whether the code needs the operand, or the whole call.
  bool takesOperand() const;
  bool takesCall() const;

  /// The code with the operand's and the call's text filled in.
  std::string code(llvm::StringRef Operand, llvm::StringRef Call) const;

private:
  const Replacement *Chosen = nullptr;
  std::string Scope;
  bool Fits = false;
};

} // namespace async_tidy

#endif
