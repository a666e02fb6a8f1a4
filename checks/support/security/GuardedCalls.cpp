// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardedCalls.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"

using namespace clang;

namespace async_tidy {

class GuardedCalls::Collector : public OwnCodeVisitor<Collector> {
  using Base = OwnCodeVisitor<Collector>;

public:
  Collector(GuardedCalls &Into, const FunctionDecl &In)
      : OwnCodeVisitor(Into.Model.context()), Into(Into), In(In) {}

  bool VisitCallExpr(CallExpr *Call) {
    const NameIndex<const GuardedFact *> &Guarded =
        Into.Model.facts().guardedCalls();
    llvm::SmallVector<const GuardedFact *, 2> Facts;
    anyCalledName(
        *Call, [&](llvm::StringRef Name) { return Guarded.mayHold(Name); },
        [&](const std::string &Name) {
          for (const GuardedFact *const *Fact : Guarded.find(Name))
            Facts.push_back(*Fact);
          return !Facts.empty();
        });
    for (const GuardedFact *Fact : Facts)
      Into.Sinks.push_back({Call, &In, Fact});
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      mention(*Callee, *Call, /*IsCall=*/true);
      if (Call->getCallee())
        Called.insert(stripped(Call->getCallee()));
    }
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Reference) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl());
        Function && !Called.contains(Reference))
      mention(*Function, *Reference, /*IsCall=*/false);
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    if (const CXXMethodDecl *Operator = Lambda->getCallOperator())
      mention(*Operator, *Lambda, /*IsCall=*/true);
    return Base::TraverseLambdaExpr(Lambda);
  }

private:
  static const Expr *stripped(const Expr *E) {
    return E->IgnoreParenImpCasts();
  }
  void mention(const FunctionDecl &Function, const Expr &At, bool IsCall) {
    Into.Mentions[Function.getCanonicalDecl()].push_back({&At, &In, IsCall});
  }

  GuardedCalls &Into;
  const FunctionDecl &In;
  llvm::SmallPtrSet<const Expr *, 16> Called;
};

void GuardedCalls::add(const FunctionDecl &Function) {
  if (Function.isDependentContext() || Model.facts().guardedCalls().empty())
    return;
  Collector(*this, Function)
      .TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

GuardFlow &GuardedCalls::flowOf(const GuardedFact &Fact) {
  std::unique_ptr<GuardFlow> &Slot = Flows[&Fact];
  if (!Slot)
    Slot = std::make_unique<GuardFlow>(Model, Fact);
  return *Slot;
}

/// Whether \p Function can be entered where no guard has been passed: nothing
/// in this unit calls it, or something does without one.
bool GuardedCalls::isExposed(const FunctionDecl &Function, GuardFlow &Flow,
                             Functions &Seen, std::vector<const Expr *> &From) {
  if (Flow.isGuard(Function) || !Seen.insert(&Function).second)
    return false;
  auto It = Mentions.find(Function.getCanonicalDecl());
  if (It == Mentions.end())
    return true;
  for (const Mention &M : It->second) {
    if (M.IsCall && Flow.behind(*M.In).Statements.contains(M.At))
      continue;
    From.push_back(M.At);
    if (!M.IsCall || isExposed(*M.In, Flow, Seen, From))
      return true;
    From.pop_back();
  }
  return false;
}

std::vector<GuardedCalls::Finding> GuardedCalls::find() {
  std::vector<Finding> Findings;
  for (const Sink &S : Sinks) {
    GuardFlow &Flow = flowOf(*S.Fact);
    const GuardFlow::Behind &Known = Flow.behind(*S.In);
    if (Known.Statements.contains(S.Call))
      continue;
    Finding Found{S.Call, S.In, S.Fact, nullptr, {}};
    Functions Seen;
    if (!isExposed(*S.In, Flow, Seen, Found.From))
      continue;
    for (const CallExpr *Guard : Known.Guards)
      if (!Found.Weak && Guard != S.Call)
        Found.Weak = Guard;
    Findings.push_back(std::move(Found));
  }
  return Findings;
}

} // namespace async_tidy
