// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharedState.h"
#include "IdleCalls.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/handling/CancellationFacts.h"
#include "support/objects/ObjectFlow.h"
#include "support/readiness/ReadyFacts.h"
#include "support/sharing/SharedPlace.h"

using namespace clang;

namespace async_tidy {

/// How many variables and expressions lead from a condition to a state.
static constexpr unsigned MaxDepth = 24;

/// Whether others can change what \p E names while the function is suspended.
bool SharedState::isReached(const Expr &E) const {
  const Expr *Bare = stripCasts(&E);
  if (const auto *Named = dyn_cast<DeclRefExpr>(Bare)) {
    const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
    if (!Variable || Variable->isCXXForRangeDecl() || Variable->isImplicit())
      return false;
    if (Variable->getType()->isReferenceType())
      return true;
    if (Variable->getType().isConstQualified())
      return false;
    return Variable->hasGlobalStorage() || !Code.isOwn(*Variable);
  }
  // stopped->load(), *stopped
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Bare)) {
    const CXXRecordDecl *Class = classOf(Operator->getArg(0)->getType());
    return (Operator->getOperator() == OO_Arrow ||
            Operator->getOperator() == OO_Star) &&
           Class && Class->hasDefinition() && isSharedPointer(*Class);
  }
  const auto *Member = dyn_cast<MemberExpr>(Bare);
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  if (!Field)
    return false;
  if (Field->getType().isConstQualified())
    return false;
  const Expr *Base = stripCasts(Member->getBase());
  // state->ready
  return Member->isArrow() || isa<CXXOperatorCallExpr, CXXThisExpr>(Base) ||
         isReached(*Base);
}

std::optional<std::string> SharedState::find(const Stmt &S,
                                             const ValueSet &Declared,
                                             unsigned Depth) const {
  if (Depth == MaxDepth || isa<LambdaExpr>(S))
    return std::nullopt;
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    const bool IsAnswer = Model.hasRole(*Call, role::ReadyTest) ||
                          Model.hasRole(*Call, role::PendingTest) ||
                          Model.get<IdleCalls>().of(*Call) == CallEffect::Polls;
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    const Expr *Object = objectOf(*Call);
    // A getter of the program's own.
    const bool IsGetter =
        Method && isa<CXXMemberCallExpr>(Call) && Object &&
        (isa<CXXThisExpr>(stripCasts(Object)) || isReached(*Object)) &&
        Method->getIdentifier() &&
        !Model.context().getSourceManager().isInSystemHeader(
            Method->getLocation());
    if (IsAnswer || IsGetter)
      return Object && variableIn(stripCasts(Object)) && !IsGetter
                 ? simpleName(*variableIn(stripCasts(Object)))
             : Call->getDirectCallee() &&
                     Call->getDirectCallee()->getIdentifier()
                 ? simpleName(*Call->getDirectCallee()) + "()"
                 : "";
  }
  // A device changes that.
  if (const auto *E = dyn_cast<Expr>(&S);
      E && E->getType().isVolatileQualified())
    return std::nullopt;
  if (const auto *E = dyn_cast<Expr>(&S); E && isReached(*E)) {
    const Expr *Bare = stripCasts(E);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Bare))
      Bare = stripCasts(Operator->getArg(0));
    if (const ValueDecl *Named = variableIn(Bare))
      return simpleName(*Named);
  }
  // auto found = answers.find(id);
  if (const auto *Named = dyn_cast<DeclRefExpr>(&S))
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
        Variable && Variable->hasLocalStorage() && Variable->getInit() &&
        Declared.contains(Variable))
      return find(*Variable->getInit(), Declared, Depth + 1);
  for (const Stmt *Part : S.children())
    if (Part)
      if (auto Found = find(*Part, Declared, Depth + 1))
        return Found;
  return std::nullopt;
}

std::optional<std::string>
SharedState::askedIn(const Expr &Condition, const ValueSet &Declared) const {
  return find(Condition, Declared, 0);
}

bool SharedState::isCancelled(const ValueDecl &Timer) const {
  const auto *Field = dyn_cast<FieldDecl>(&Timer);
  if (!Field)
    return false;
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  return Class && llvm::any_of(Class->methods(), [&](CXXMethodDecl *Method) {
           const FunctionDecl *Definition = Method->getDefinition();
           return Definition && Definition->hasBody() &&
                  llvm::any_of(Model.bodyOf(*Definition)->places(),
                               [&](const CodePlace &Place) {
                                 const auto *Call =
                                     dyn_cast<CallExpr>(Place.Of);
                                 return Call &&
                                        Model.hasRole(*Call, role::Cancels) &&
                                        timerOf(*Call) == Field;
                               });
         });
}

} // namespace async_tidy
