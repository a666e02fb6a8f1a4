// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_CHARACTERTEST_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_CHARACTERTEST_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include <functional>
#include <optional>

namespace async_tidy {

/// The characters with which text can leave the place in a statement where it
/// stands.
extern const llvm::StringRef StatementCharacters;

/// Runs code that looks at one character of a text, for one value of that
/// character.
class CharacterTest {
public:
  /// \p IsCharacter tells which expressions are the character.
  CharacterTest(const clang::ASTContext &Context,
                std::function<bool(const clang::Expr &)> IsCharacter)
      : Context(Context), IsCharacter(std::move(IsCharacter)) {}

  /// What \p E gives for \p Character; none where that is not known.
  std::optional<int64_t> valueOf(const clang::Expr *E, char Character,
                                 unsigned Depth = 0) const;

  /// Whether \p S never lets \p Character go on to what follows: it returns,
  /// throws or breaks.
  bool stops(const clang::Stmt &S, char Character) const;

private:
  class Run;

  std::optional<int64_t> callOf(const clang::CallExpr &Call, char Character,
                                unsigned Depth) const;

  const clang::ASTContext &Context;
  std::function<bool(const clang::Expr &)> IsCharacter;
};

/// The function that \p Callable is, or the one of a lambda; null where it
/// cannot be told.
const clang::FunctionDecl *calledBy(const clang::Expr &Callable);

/// Whether the predicate \p Callable, a lambda or a function, gives \p Wanted
/// for each of StatementCharacters.
bool givesForAll(const clang::Expr &Callable, bool Wanted,
                 const clang::ASTContext &Context);

} // namespace async_tidy

#endif
