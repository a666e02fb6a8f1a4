// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_REPLACING_REPLACEMENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_REPLACING_REPLACEMENTS_H

#include "ReplacementFacts.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include <string>

namespace async_tidy {

/// The parts of a call or a construction that a replacement may take over.
Holes partsOf(const clang::Expr &Code, const clang::ASTContext &Context);

/// What a library has in place of an operation, for one place in the code.
class Alternative {
public:
  /// \p Given are what the code at that place gives a replacement. \p Owner,
  /// \p Call and \p Operand may be null: a coroutine of no known library, an
  /// operation that is no call, or whose operand cannot be told. Of several
  /// replacements the first one that fits the operand's type counts, else the
  /// first one.
  Alternative(const Facts &Known, const Library *Owner,
              llvm::StringRef Operation, const clang::FunctionDecl &Function,
              const Holes &Given, const clang::CallExpr *Call = nullptr,
              const clang::Expr *Operand = nullptr);

  explicit operator bool() const { return Chosen != nullptr; }
  const Replacement &operator*() const { return *Chosen; }
  const Replacement *operator->() const { return Chosen; }

  /// Whether the code compiles with the operand in its place.
  bool fits() const { return Fits; }
  /// Whether the code has \p Hole.
  bool takes(llvm::StringRef Hole) const;

  /// The code with its holes filled.
  std::string code() const;

private:
  const Replacement *Chosen = nullptr;
  Holes Parts;
  bool Fits = false;
};

} // namespace async_tidy

#endif
