// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PlaceReads.h"
#include "PlaceChanges.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"

using namespace clang;

namespace async_tidy {

/// How many expressions and variables lead from a condition to a place.
static constexpr unsigned MaxDepth = 12;

PlaceReads::Paths PlaceReads::askedBy(const Expr &Condition) {
  Paths Found;
  read(&Condition, 0, Found);
  return Found;
}

std::optional<LockPath> PlaceReads::copiedBy(const Expr &Value) {
  const Expr *E = stripCasts(&Value);
  while (const auto *Sum = dyn_cast<BinaryOperator>(E)) {
    if (!Sum->isAdditiveOp() && !Sum->isMultiplicativeOp())
      return std::nullopt;
    E = stripCasts(isa<IntegerLiteral>(stripCasts(Sum->getLHS()))
                       ? Sum->getRHS()
                       : Sum->getLHS());
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    E = Made->getConstructor()->isCopyConstructor()
            ? stripCasts(Made->getArg(0))
            : nullptr;
  std::optional<SharedPlace> Place = SharedPlace::of(E, Code);
  if (!Place || Place->Part != PlacePart::Whole)
    return std::nullopt;
  return std::move(Place->Path);
}

void PlaceReads::add(const Expr *E, Paths &Into) {
  if (std::optional<SharedPlace> Place = SharedPlace::of(E, Code);
      Place && !llvm::is_contained(Into, Place->Path))
    Into.push_back(std::move(Place->Path));
}

llvm::ArrayRef<const Expr *> PlaceReads::givenTo(const VarDecl &Variable) {
  if (!Given) {
    Given.emplace();
    const auto Note = [&](const Expr &Assignment) {
      const Expr *Value = assignedValue(Assignment);
      if (!Value)
        return;
      const auto *Operator = dyn_cast<BinaryOperator>(&Assignment);
      const Expr *Into =
          Operator ? Operator->getLHS() : cast<CallExpr>(Assignment).getArg(0);
      if (const auto *Named = dyn_cast<DeclRefExpr>(strip(Into)))
        (*Given)[Named->getDecl()].push_back(Value);
    };
    for (const Expr *Assignment : Code.assignments())
      Note(*Assignment);
    for (const CodePlace &P : Code.places())
      Note(*P.Of);
  }
  const auto It = Given->find(&Variable);
  return It == Given->end() ? llvm::ArrayRef<const Expr *>() : It->second;
}

void PlaceReads::readVariable(const VarDecl &Variable, unsigned Depth,
                              Paths &Into) {
  if (!Variable.hasLocalStorage() || isa<ParmVarDecl>(Variable))
    return;
  if (Variable.getInit() && !Variable.isCXXForRangeDecl())
    read(Variable.getInit(), Depth, Into);
  for (const Expr *Value : givenTo(Variable))
    read(Value, Depth, Into);
}

/// What is_open() of the same object gives, where that is all that it does.
static const Expr *answerOf(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const FunctionDecl *Definition = Method ? Method->getDefinition() : nullptr;
  return Definition && Call.getNumArgs() == 0 &&
                 isa<CXXThisExpr>(strip(Call.getImplicitObjectArgument()))
             ? onlyReturn(*Definition)
             : nullptr;
}

void PlaceReads::read(const Expr *E, unsigned Depth, Paths &Into) {
  if (!E || Depth == MaxDepth)
    return;
  E = stripCasts(E);
  ++Depth;
  if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
    add(E, Into);
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
      readVariable(*Variable, Depth, Into);
  } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    add(E, Into);
    // found->second
    read(Member->getBase(), Depth, Into);
  } else if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (!Binary->isAssignmentOp())
      read(Binary->getLHS(), Depth, Into);
    read(Binary->getRHS(), Depth, Into);
  } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    read(Unary->getSubExpr(), Depth, Into);
  } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
    read(Element->getBase(), Depth, Into);
  } else if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    read(Choice->getCond(), Depth, Into);
    read(Choice->getTrueExpr(), Depth, Into);
    read(Choice->getFalseExpr(), Depth, Into);
  } else if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
    if (Made->getNumArgs() == 1)
      read(Made->getArg(0), Depth, Into);
  } else if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    read(Rewritten->getSemanticForm(), Depth, Into);
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const Expr *Object = Call->getImplicitObjectArgument();
    read(Object, Depth, Into);
    if (const Expr *Answer = answerOf(*Call))
      read(Answer, Depth, Into);
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    // values_[key], *found, !client_; std::ranges::contains(values_, key)
    const bool IsOfTwo =
        Operator->isComparisonOp() || Operator->getOperator() == OO_Call;
    for (const Expr *Argument :
         llvm::ArrayRef(Operator->getArgs(), Operator->getNumArgs())
             .take_front(IsOfTwo ? Operator->getNumArgs() : 1))
      read(Argument, Depth, Into);
  } else if (const auto *Plain = dyn_cast<CallExpr>(E)) {
    // std::ranges::find(lines_, line)
    const FunctionDecl *Callee = Plain->getDirectCallee();
    if (Callee && Callee->isInStdNamespace())
      for (const Expr *Argument : Plain->arguments())
        read(Argument, Depth, Into);
  }
}

} // namespace async_tidy
