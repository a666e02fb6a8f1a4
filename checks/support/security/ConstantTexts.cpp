// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConstantTexts.h"
#include "CharacterTest.h"
#include "support/code/Literals.h"

using namespace clang;

namespace async_tidy {

const StringLiteral *constantText(const Expr *E) {
  if (const StringLiteral *Literal = literalOf(E))
    return Literal;
  const auto *Named = dyn_cast_or_null<DeclRefExpr>(stripCasts(E));
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  const bool IsConstant =
      Variable && Variable->getInit() &&
      (Variable->isConstexpr() || Variable->getType().isConstQualified());
  return IsConstant ? literalOf(Variable->getInit()) : nullptr;
}

bool isConstantSet(const Expr *E) {
  const auto *Named = dyn_cast_or_null<DeclRefExpr>(stripCasts(E));
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  const Expr *Init = Variable ? Variable->getAnyInitializer() : nullptr;
  if (!Init ||
      !(Variable->isConstexpr() || Variable->getType().isConstQualified() ||
        (Variable->getType()->isArrayType() &&
         Variable->getType().isConstant(Variable->getASTContext()))))
    return false;
  Init = stripCasts(Init);
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Init)) {
    if (Made->isListInitialization())
      return true;
    Init = Made->getNumArgs() > 0 ? stripCasts(Made->getArg(0)) : nullptr;
  }
  return isa_and_nonnull<InitListExpr, CXXStdInitializerListExpr>(Init);
}

const Expr *rangeOf(const Expr *E) {
  const auto *Call = dyn_cast_or_null<CallExpr>(stripCasts(E));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getDeclName().isIdentifier() ||
      !llvm::is_contained({"begin", "end", "cbegin", "cend"},
                          Callee->getName()))
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument();
  return Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr;
}

bool isStrictPattern(llvm::StringRef Pattern) {
  bool InClass = false;
  for (size_t I = 0; I != Pattern.size(); ++I) {
    const char C = Pattern[I];
    if (C == '\\') {
      if (++I == Pattern.size() ||
          llvm::StringRef("SWDBxuc").contains(Pattern[I]) ||
          StatementCharacters.contains(Pattern[I]))
        return false;
      continue;
    }
    if (StatementCharacters.contains(C) || (C == '.' && !InClass))
      return false;
    if (C == '[' && !InClass) {
      InClass = true;
      if (I + 1 != Pattern.size() && Pattern[I + 1] == '^')
        return false;
      continue;
    }
    // [ -~]: from what to what is only clear for letters and digits.
    if (InClass && C == '-' && I + 1 != Pattern.size() &&
        Pattern[I + 1] != ']' && Pattern[I - 1] != '[' &&
        (!llvm::isAlnum(Pattern[I - 1]) || !llvm::isAlnum(Pattern[I + 1])))
      return false;
    if (C == ']')
      InClass = false;
  }
  return true;
}

} // namespace async_tidy
