// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Waits.h"
#include "ConcurrencyFacts.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

namespace {

class WaitFinder : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  using OwnCodeVisitor::OwnCodeVisitor;

  bool TraverseIfStmt(IfStmt *If) override {
    // if consteval has none.
    return If->getCond()
               ? under(If->getCond(), [&] { return Base::TraverseIfStmt(If); })
               : Base::TraverseIfStmt(If);
  }
  bool TraverseWhileStmt(WhileStmt *While) override {
    return under(While->getCond(),
                 [&] { return Base::TraverseWhileStmt(While); });
  }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *Loop) override {
    Over.push_back(Loop);
    const bool Goes = Base::TraverseCXXForRangeStmt(Loop);
    Over.pop_back();
    return Goes;
  }
  bool TraverseVarDecl(VarDecl *Variable) override {
    llvm::SaveAndRestore Guard(Into, static_cast<const VarDecl *>(Variable));
    return Base::TraverseVarDecl(Variable);
  }
  bool VisitCompoundStmt(CompoundStmt *Block) override {
    for (const Stmt *Statement : Block->body())
      if (const auto *E = dyn_cast<Expr>(Statement))
        Statements.insert(strip(E));
    return true;
  }
  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    add(Await, strip(Await->getOperand()), Statements.contains(Await));
    return true;
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *Await) override {
    add(Await, strip(Await->getOperand()), Statements.contains(Await));
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    add(nullptr, Call, false);
    return true;
  }

  std::vector<Wait> Found;

private:
  template <typename Next> bool under(const Expr *Condition, Next Traverse) {
    Conditions.push_back(Condition);
    const bool Goes = Traverse();
    Conditions.pop_back();
    return Goes;
  }
  void add(const Expr *Await, const Expr *Operand, bool IsStatement) {
    Found.push_back({Await, Operand, IsStatement, Into, Conditions, Over});
  }

  llvm::SmallPtrSet<const Expr *, 8> Statements;
  llvm::SmallVector<const Expr *, 2> Conditions;
  llvm::SmallVector<const CXXForRangeStmt *, 2> Over;
  const VarDecl *Into = nullptr;
};

} // namespace

std::vector<Wait> waitsIn(const Stmt &Code, const ASTContext &Context) {
  WaitFinder Finder(Context);
  auto Add = [&](const Stmt *Part) {
    Finder.TraverseStmt(const_cast<Stmt *>(Part));
  };
  // Of a loop what each round runs; its own condition is none that a wait
  // hangs on.
  if (const auto *While = dyn_cast<WhileStmt>(&Code)) {
    Add(While->getCond());
    Add(While->getBody());
  } else if (const auto *For = dyn_cast<ForStmt>(&Code)) {
    Add(For->getCond());
    Add(For->getBody());
    Add(For->getInc());
  } else if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Code)) {
    Add(Range->getBody());
  } else {
    Add(&Code);
  }
  return std::move(Finder.Found);
}

bool LimiterSearch::limits(const Expr &Operand, unsigned Depth) {
  const auto *Call = dyn_cast<CallExpr>(&Operand);
  if (!Call || Depth > 4)
    return false;
  if (Model.hasRole(*Call, role::Limiter))
    return true;
  for (const FunctionDecl *Callee : startedBy(*Call, Model))
    if (takes(*Callee, Depth + 1))
      return true;
  return false;
}

bool LimiterSearch::takes(const FunctionDecl &Function, unsigned Depth) {
  if (!Seen.insert(&Function).second)
    return false;
  const Stmt *Body = writtenBody(Function);
  if (!Body)
    return false;
  for (const Wait &W : waitsIn(*Body, Model.context())) {
    if (const auto *Call = dyn_cast<CallExpr>(W.Operand);
        Call && Model.hasRole(*Call, role::Limiter))
      return true;
    if (!W.Await)
      continue;
    if (limits(*W.Operand, Depth))
      return true;
    if (isWork(W))
      return false;
  }
  return false;
}

/// Neither a look at the coroutine's own state nor a change of its thread.
bool LimiterSearch::isWork(const Wait &W) const {
  const auto *Call = dyn_cast<CallExpr>(W.Operand);
  if (!Call)
    return false;
  return !Model.hasRole(*Call, role::Hop) &&
         !Model.hasRole(*Call, role::HopBack);
}

} // namespace async_tidy
