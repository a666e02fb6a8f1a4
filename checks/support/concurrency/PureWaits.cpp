// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PureWaits.h"
#include "ConcurrencyFacts.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

namespace {

class WaitSearch {
public:
  explicit WaitSearch(AsyncModel &Model) : Model(Model) {}

  bool onlyWaits(const CallExpr &Call) {
    if (Model.hasRole(Call, role::OnlyWaits) || Model.hasRole(Call, role::Lock))
      return true;
    const FunctionDecl *Callee = Call.getDirectCallee();
    return Callee && onlyWaits(*Callee);
  }
  bool onlyWaits(const FunctionDecl &Function);

  AsyncModel &Model;

private:
  /// What calls itself does no more than what else it calls.
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen;
};

/// Reads what tasks a body makes and awaits.
class TaskReader : public OwnCodeVisitor {
public:
  TaskReader(const ASTContext &Context, WaitSearch &Search)
      : OwnCodeVisitor(Context), Search(Search) {}

  bool VisitCallExpr(CallExpr *Call) override {
    if (Search.Model.hasRole(*Call, role::Spawn))
      return note(false);
    return !Search.Model.asyncType(Call->getType()) ||
           Call->isCallToStdMove() || note(Search.onlyWaits(*Call));
  }
  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    return isa<CallExpr>(strip(Await->getOperand())) || note(false);
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *) override {
    return note(false);
  }

  bool Waits = false;
  bool Works = false;

private:
  bool note(bool OnlyWaits) {
    (OnlyWaits ? Waits : Works) = true;
    return !Works;
  }

  WaitSearch &Search;
};

bool WaitSearch::onlyWaits(const FunctionDecl &Function) {
  const FunctionDecl *Defined = Function.getDefinition();
  const Stmt *Body = Defined ? writtenBody(*Defined) : nullptr;
  if (!Body)
    return false;
  if (!Seen.insert(Defined).second)
    return true;
  TaskReader Reader(Model.context(), *this);
  Reader.TraverseStmt(const_cast<Stmt *>(Body));
  return Reader.Waits && !Reader.Works;
}

} // namespace

bool onlyWaits(const TaskStart &Start, AsyncModel &Model) {
  WaitSearch Search(Model);
  if (const auto *Call = dyn_cast<CallExpr>(strip(Start.Task));
      Call && Model.asyncType(Call->getType()))
    return Search.onlyWaits(*Call);
  const auto Functions = functionsOf(*Start.Task);
  return !Functions.empty() &&
         llvm::all_of(Functions, [&](const FunctionDecl *Function) {
           return Search.onlyWaits(*Function);
         });
}

} // namespace async_tidy
