// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopRounds.h"
#include "ConcurrencyFacts.h"
#include "Waits.h"
#include "support/blocking/Blocking.h"
#include "support/code/Names.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy {

/// if (tasks.size() >= 16), while (active == limit): not of this round's own.
static bool isThrottle(const Expr &Condition, const ValueSet &OfLoop) {
  const Expr *E = strip(&Condition);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isLogicalOp())
      return isThrottle(*Binary->getLHS(), OfLoop) ||
             isThrottle(*Binary->getRHS(), OfLoop);
    const ValueSet Named = mentionedIn(*Binary);
    return Binary->isComparisonOp() && !Named.empty() &&
           !shareAny(Named, OfLoop);
  }
  return false;
}

/// What \p W waits for by name, and what holds the elements that it waits for.
static ValueSet namedBy(const Wait &W) {
  ValueSet Named = mentionedIn(*W.Operand);
  for (const CXXForRangeStmt *Loop : W.Over)
    if (Loop->getRangeInit() && Named.contains(Loop->getLoopVariable())) {
      const ValueSet Range = mentionedIn(*Loop->getRangeInit());
      Named.insert(Range.begin(), Range.end());
    }
  return Named;
}

LoopRound::LoopRound(const Stmt &Loop, AsyncModel &Model)
    : Declared(declaredIn(Loop)) {
  LimiterSearch Limiters(Model);
  for (const Wait &W : waitsIn(Loop, Model.context())) {
    const auto *Call = dyn_cast<CallExpr>(W.Operand);
    const auto *Member = dyn_cast<CXXMemberCallExpr>(W.Operand);
    if ((Call && Model.hasRole(*Call, role::Limiter)) ||
        (W.Await && Limiters.limits(*W.Operand)) ||
        // scope.join()
        (W.Await && Member && Model.hasRole(*Member, role::Join)) ||
        (W.Await && llvm::any_of(W.Conditions, [&](const Expr *Condition) {
           return Condition && isThrottle(*Condition, Declared);
         })))
      Limiting.push_back(W.Operand);
    if (W.Await || (Call && Model.get<Blocking>().ofCall(*Call)))
      for (const ValueDecl *Named : namedBy(W))
        WaitedFor[Named].push_back(W.Operand);
    if (!W.Await)
      continue;
    if (Member && W.IsStatement)
      for (const ValueDecl *Object :
           mentionedIn(*Member->getImplicitObjectArgument()))
        if (!Declared.contains(Object))
          AwaitedObjects[Object].push_back(W.Operand);
    if (W.Into && isUnique(W.Into->getType()))
      Unique.insert(W.Into);
    if (!Call)
      continue;
    if (W.Into)
      IntoVariables.try_emplace(W.Into, Awaited.size());
    ByAwait.try_emplace(W.Await, Awaited.size());
    Awaited.push_back(Call);
  }
}

bool LoopRound::isOther(llvm::ArrayRef<const Expr *> Found,
                        const CallExpr &Start) {
  return llvm::any_of(Found, [&](const Expr *E) { return E != &Start; });
}

bool LoopRound::waitsFor(const ValueDecl &Holder, const CallExpr &Start) const {
  const auto Found = WaitedFor.find(&Holder);
  return Found != WaitedFor.end() && isOther(Found->second, Start);
}

bool LoopRound::awaitsOneOf(const ValueSet &Handed,
                            const CallExpr &Start) const {
  return llvm::any_of(Handed, [&](const ValueDecl *Object) {
    const auto Found = AwaitedObjects.find(Object);
    return Found != AwaitedObjects.end() && isOther(Found->second, Start);
  });
}

bool LoopRound::takesOneOf(const ValueSet &Handed) const {
  return shareAny(Unique, Handed);
}

const CallExpr *LoopRound::awaitedFor(const ValueSet &Handed,
                                      const CallExpr &Start,
                                      const ASTContext &Context) const {
  size_t First = Awaited.size();
  for (const ValueDecl *Variable : Handed)
    if (const auto Found = IntoVariables.find(Variable);
        Found != IntoVariables.end())
      First = std::min(First, Found->second);
  for (const Wait &W : waitsIn(Start, Context))
    if (const auto Found = ByAwait.find(W.Await); Found != ByAwait.end())
      First = std::min(First, Found->second);
  return First == Awaited.size() ? nullptr : Awaited[First];
}

const LoopRound &LoopRounds::of(const Stmt &Loop) {
  std::unique_ptr<LoopRound> &Round = Known[&Loop];
  if (!Round)
    Round = std::make_unique<LoopRound>(Loop, Model);
  return *Round;
}

} // namespace async_tidy
