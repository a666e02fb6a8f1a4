// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConstantTexts.h"
#include "CharacterTest.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

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

/// The declaration that \p E names.
static const ValueDecl *namedBy(const Expr *E) {
  if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(E))
    return Named->getDecl();
  const auto *Member = dyn_cast_or_null<MemberExpr>(E);
  return Member ? Member->getMemberDecl() : nullptr;
}

/// What a function without parameters gives that only declares and returns:
/// static const std::set<std::string> All{...}; return All;
static const Expr *givenBack(const FunctionDecl &Function) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body =
      Function.getNumParams() == 0 && Function.hasBody(Definition)
          ? dyn_cast<CompoundStmt>(Definition->getBody())
          : nullptr;
  const auto *Return = Body && !Body->body_empty()
                           ? dyn_cast<ReturnStmt>(Body->body_back())
                           : nullptr;
  const bool IsOnly = Return && llvm::all_of(Body->body(), [&](const Stmt *S) {
                        return S == Return || isa<DeclStmt>(S);
                      });
  return IsOnly ? Return->getRetValue() : nullptr;
}

/// Whether what is written in a list is known to the compiler.
static bool isConstantList(const Stmt *S) {
  if (!S || isa<UserDefinedLiteral, LambdaExpr>(S))
    return true;
  if (isa<CallExpr, CXXThisExpr>(S))
    return false;
  if (const auto *Named = dyn_cast<DeclRefExpr>(S))
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
      return Variable->isConstexpr() || Variable->getType().isConstQualified();
  return llvm::all_of(S->children(), isConstantList);
}

/// Whether no constructor gives the field anything but what the class does.
static bool isNeverGiven(const FieldDecl &Field) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field.getParent());
  return Class &&
         llvm::all_of(Class->ctors(), [&](const CXXConstructorDecl *Each) {
           if (Each->isImplicit() || Each->isDeleted() || Each->isDefaulted())
             return true;
           const FunctionDecl *Definition = nullptr;
           return Each->hasBody(Definition) &&
                  llvm::none_of(cast<CXXConstructorDecl>(Definition)->inits(),
                                [&](const CXXCtorInitializer *Init) {
                                  return Init->isWritten() &&
                                         Init->getMember() == &Field;
                                });
         });
}

bool isConstantSet(const Expr *E) {
  E = stripCasts(E);
  if (const auto *Call = dyn_cast_or_null<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Expr *Given = Callee ? givenBack(*Callee) : nullptr;
    return isa_and_nonnull<DeclRefExpr>(stripCasts(Given)) &&
           isConstantSet(Given);
  }
  const ValueDecl *Named = namedBy(E);
  const auto *Variable = dyn_cast_or_null<VarDecl>(Named);
  const auto *Field = dyn_cast_or_null<FieldDecl>(Named);
  const Expr *Init = Variable ? Variable->getAnyInitializer()
                     : Field && isNeverGiven(*Field)
                         ? Field->getInClassInitializer()
                         : nullptr;
  if (!Init || !((Variable && Variable->isConstexpr()) ||
                 Named->getType().isConstQualified() ||
                 (Named->getType()->isArrayType() &&
                  Named->getType().isConstant(Named->getASTContext()))))
    return false;
  if (!isConstantList(Init))
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
  const NamedDecl *Called = Call ? calledDeclaration(*Call) : nullptr;
  if (!Called || !Called->getDeclName().isIdentifier() ||
      !llvm::is_contained({"begin", "end", "cbegin", "cend"},
                          Called->getName()))
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument();
  // std::ranges::begin is an object.
  const unsigned First = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
  return Call->getNumArgs() == First + 1 ? Call->getArg(First) : nullptr;
}

const Expr *lookOf(const DeclRefExpr &Named) {
  const auto *Local = dyn_cast<VarDecl>(Named.getDecl());
  const Expr *Init =
      Local && Local->isLocalVarDecl() ? Local->getInit() : nullptr;
  if (!Init || Init->isValueDependent())
    return nullptr;
  const Expr *Range = rangeOf(Init);
  return Range ? Range : Init;
}

bool isElementOfConstantSet(const Expr *E) {
  E = stripCasts(E);
  if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E))
    E = Made->getNumArgs() == 1 ? stripCasts(Made->getArg(0)) : nullptr;
  const auto *Named = dyn_cast_or_null<DeclRefExpr>(E);
  const auto *Each = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!Each || !Each->isCXXForRangeDecl() || !Each->getInit())
    return false;
  // *__begin, where auto __begin = __range.begin() and auto &&__range = Allowed
  const Expr *Init = stripCasts(Each->getInit());
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Init))
    Init = Made->getNumArgs() == 1 ? stripCasts(Made->getArg(0)) : nullptr;
  const Expr *Next = nullptr;
  if (const auto *Operator = dyn_cast_or_null<UnaryOperator>(Init))
    Next = Operator->getSubExpr();
  else if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Init);
           Call && Call->getOperator() == OO_Star)
    Next = Call->getArg(0);
  for (unsigned Depth = 0; Next && Depth != 2; ++Depth) {
    const auto *Hidden = dyn_cast<DeclRefExpr>(stripCasts(Next));
    Next = Hidden ? lookOf(*Hidden) : nullptr;
  }
  return Next && isConstantSet(Next);
}

std::pair<const Expr *, const Expr *> rangeAndNext(const CallExpr &Call) {
  const unsigned First = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
  if (Call.getNumArgs() < First + 2)
    return {};
  const Expr *Range = rangeOf(Call.getArg(First));
  const unsigned Next = Range ? First + 2 : First + 1;
  if (Call.getNumArgs() <= Next)
    return {};
  return {Range ? Range : Call.getArg(First), Call.getArg(Next)};
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
