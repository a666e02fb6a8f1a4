// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextJudgements.h"
#include "support/code/Bodies.h"
#include "support/code/Literals.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace async_tidy {

TextJudgements::TextJudgements(const FunctionDecl &Function) {
  TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

static bool mayJudge(const Stmt *S) {
  return isa_and_nonnull<CallExpr, BinaryOperator, CXXRewrittenBinaryOperator,
                         CoawaitExpr, ForStmt, WhileStmt, CXXForRangeStmt>(S);
}

bool TextJudgements::dataTraverseStmtPre(Stmt *S) {
  LambdasAround += isa<LambdaExpr>(S);
  if (isa<ReturnStmt, CoreturnStmt>(S) && LambdasAround == 0)
    Return = S;
  if (mayJudge(S)) {
    Judges.push_back({S, innermost()});
    Around.push_back(Judges.size() - 1);
  }
  return true;
}

bool TextJudgements::dataTraverseStmtPost(Stmt *S) {
  LambdasAround -= isa<LambdaExpr>(S);
  if (S == Return)
    Return = nullptr;
  if (mayJudge(S))
    Around.pop_back();
  return true;
}

bool TextJudgements::TraverseVarDecl(VarDecl *Variable) {
  const llvm::SaveAndRestore<const VarDecl *> Inside(Initialised, Variable);
  return CodeVisitor::TraverseVarDecl(Variable);
}

void TextJudgements::mention(const ValueDecl &Named) {
  if (Initialised && Initialised != &Named && Looks[Initialised].size() < 4)
    Looks[Initialised].push_back(&Named);
  if (Return && LambdasAround == 0)
    Returns[&Named].push_back(Return);
  if (!innermost())
    return;
  llvm::SmallVector<const ValueDecl *, 8> Open = {&Named};
  llvm::SmallSet<const ValueDecl *, 8> Seen;
  while (!Open.empty() && Seen.size() < 8) {
    const ValueDecl *Next = Open.pop_back_val();
    if (!Seen.insert(Next).second)
      continue;
    Naming[Next].push_back(*innermost());
    if (const auto *Binding = dyn_cast<BindingDecl>(Next))
      Open.push_back(Binding->getDecomposedDecl());
    if (const auto Behind = Looks.find(Next); Behind != Looks.end())
      Open.append(Behind->second.begin(), Behind->second.end());
  }
}

bool TextJudgements::VisitDeclRefExpr(DeclRefExpr *Named) {
  mention(*Named->getDecl());
  return true;
}

bool TextJudgements::VisitMemberExpr(MemberExpr *Member) {
  mention(*Member->getMemberDecl());
  return true;
}

bool TextJudgements::VisitBinaryOperator(BinaryOperator *Operator) {
  if (Operator->isAssignmentOp())
    if (const auto *Named =
            dyn_cast<DeclRefExpr>(stripCasts(Operator->getLHS())))
      Assigned.insert(Named->getDecl());
  return true;
}

bool TextJudgements::VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) {
  if (Call->isAssignmentOp())
    if (const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(Call->getArg(0))))
      Assigned.insert(Named->getDecl());
  return true;
}

bool TextJudgements::VisitLambdaExpr(LambdaExpr *Lambda) {
  Lambdas[Lambda->getLambdaClass()] = Lambda;
  return true;
}

llvm::ArrayRef<const Stmt *> TextJudgements::of(const ValueDecl &Named) {
  const auto [It, IsNew] = By.try_emplace(&Named);
  std::vector<const Stmt *> &All = It->second;
  if (!IsNew)
    return All;
  llvm::DenseSet<unsigned> Seen;
  for (std::optional<unsigned> Judge : Naming.lookup(&Named))
    for (; Judge && Seen.insert(*Judge).second; Judge = Judges[*Judge].Outer)
      All.push_back(Judges[*Judge].Code);
  return All;
}

} // namespace async_tidy
