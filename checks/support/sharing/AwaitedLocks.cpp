// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AwaitedLocks.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/coroutines/Coroutine.h"
#include "support/locks/LockHolders.h"
#include "support/locks/LockTypes.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy {

bool leadsThrough(const BodyGraph &Graph, const Stmt &Statement,
                  const CFGBlock &Block) {
  llvm::SmallPtrSet<const CFGBlock *, 4> Passing;
  for (const BodyGraph::Place &P : Graph.placesOf(Statement))
    Passing.insert(P.Block);
  if (Passing.empty() || Passing.contains(&Block))
    return !Passing.empty();
  llvm::SmallVector<const CFGBlock *, 16> Open{&Graph.cfg()->getEntry()};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Open.empty()) {
    const CFGBlock *From = Open.pop_back_val();
    if (From == &Block)
      return false;
    if (Passing.contains(From) || !Seen.insert(From).second)
      continue;
    for (const CFGBlock::AdjacentBlock &Next : From->succs())
      if (Next.isReachable())
        Open.push_back(Next);
  }
  return true;
}

namespace {
/// The awaits that variables begin with, and the scopes of these.
class KeeperFinder : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;

  bool VisitVarDecl(VarDecl *Variable) override {
    const Expr *Init = Variable->getInit();
    Init = Init ? strip(Init) : nullptr;
    if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Init);
        Made && Made->getNumArgs() > 0)
      Init = strip(Made->getArg(0));
    if (isa_and_nonnull<CoroutineSuspendExpr>(Init))
      Keepers[Init] = Variable;
    return true;
  }

  llvm::DenseMap<const Expr *, const VarDecl *> Keepers;
};

/// The innermost block of statements around a variable.
class ScopeFinder : public OwnCodeVisitor {
public:
  ScopeFinder(const VarDecl &Of, const ASTContext &Context)
      : OwnCodeVisitor(Context), Of(Of) {}

  bool dataTraverseStmtPre(Stmt *S) override {
    if (isa_and_nonnull<CompoundStmt, IfStmt, SwitchStmt, ForStmt>(S))
      Around.push_back(S);
    else if (const auto *Declared = dyn_cast_or_null<DeclStmt>(S);
             Declared && llvm::is_contained(Declared->decls(), &Of) &&
             !Around.empty())
      Scope = Around.back();
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) override {
    if (!Around.empty() && Around.back() == S)
      Around.pop_back();
    return true;
  }

  const Stmt *Scope = nullptr;

private:
  const VarDecl &Of;
  llvm::SmallVector<const Stmt *, 8> Around;
};
} // namespace

AwaitedLocks::AwaitedLocks(const FunctionDecl &Function, AsyncModel &Model)
    : Function(Function), Model(Model), Code(Model.bodyOf(Function)) {}

/// What \p Call works on: the object of a member call.
static const CXXRecordDecl *classOfObject(const CallExpr &Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
  return Method ? Method->getParent() : nullptr;
}

bool AwaitedLocks::isLock(const CallExpr &Call) const {
  if (Model.hasRole(Call, role::Lock) || Model.hasRole(Call, role::Limiter))
    return true;
  const CXXRecordDecl *Class = classOfObject(Call);
  return Class &&
         !isa<CXXThisExpr>(strip(
             cast<CXXMemberCallExpr>(Call).getImplicitObjectArgument())) &&
         Model.get<LockTypes>().isAwaited(*Class);
}

/// An object that cannot be copied and does something at its end, from a member
/// of something else that is given nothing: of whatever library it is.
bool AwaitedLocks::isGuard(const VarDecl &Variable,
                           const Expr &Operation) const {
  const CXXRecordDecl *Class = classOf(Variable.getType());
  if (!Class || !Class->hasDefinition() || Class->isInStdNamespace() ||
      Class->hasTrivialDestructor() || Variable.getType()->isReferenceType())
    return false;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Operation);
  return isUnique(Variable.getType()) && Call && Call->getNumArgs() == 0 &&
         !isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument()));
}

void AwaitedLocks::find() {
  Found.emplace();
  KeeperFinder Finder(Model.context());
  Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  for (const Expr *Point : Code->suspensionPoints()) {
    const Expr *Operand = awaitedOperand(*Point);
    const VarDecl *Keeper = Finder.Keepers.lookup(Point);
    const auto *Call = dyn_cast_or_null<CallExpr>(Operand);
    if (Operand &&
        ((Call && isLock(*Call)) || (Keeper && isGuard(*Keeper, *Operand))))
      Found->push_back({Point, Keeper});
  }
}

bool AwaitedLocks::holdAt(const CFGBlock &Block, const Stmt &Statement) {
  if (!Found)
    find();
  return llvm::any_of(*Found, [&](const Hold &H) {
    if (!leadsThrough(Code->graph(), *H.Point, Block))
      return false;
    if (!H.Keeper)
      return true;
    ScopeFinder Finder(*H.Keeper, Model.context());
    Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    return !Finder.Scope || isPartOf(Statement, *Finder.Scope);
  });
}

bool AwaitedLocks::holdAlways() {
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    const CXXRecordDecl *Class =
        classOf(Parameter->getType().getNonReferenceType());
    if (Class && Class->hasDefinition() &&
        (Model.get<LockTypes>().isGuard(*Class) ||
         Model.get<LockHolders>().mayHold(Parameter->getType())))
      return true;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const auto *Outer =
      Method && Method->getParent()->isLambda()
          ? dyn_cast<FunctionDecl>(Method->getParent()->getDeclContext())
          : nullptr;
  const CallExpr *Taker = Outer && Outer->hasBody()
                              ? Model.bodyOf(*Outer)->callGiven(*Method)
                              : nullptr;
  return Taker && isLock(*Taker);
}

} // namespace async_tidy
