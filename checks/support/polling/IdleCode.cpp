// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "IdleCode.h"
#include "PollingFacts.h"
#include "support/bodies/Branches.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/coroutines/Coroutine.h"
#include "support/objects/ObjectFlow.h"

using namespace clang;

namespace async_tidy {

const ValueDecl *timerOf(const CallExpr &Wait) {
  const Expr *Object = objectOf(Wait);
  return Object ? variableIn(stripCasts(Object)) : nullptr;
}

IdleCode::IdleCode(const FunctionDecl &Function, CallEffects &Calls,
                   AsyncModel &Model)
    : Calls(Calls), Model(Model), Code(Model.bodyOf(Function)),
      Graph(Code->graph()) {
  if (!Graph.cfg())
    return;
  for (const CodePlace &Place : Code->places())
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Place.Of))
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
          Taken.insert(Capture.getCapturedVar());
  Blocks.resize(Graph.cfg()->getNumBlockIDs());
  findAwaits();
  for (const CFGBlock *Block : *Graph.cfg())
    read(*Block);
  findTests();
}

bool IdleCode::isOwn(const ValueDecl &Variable) const {
  if (isa<BindingDecl>(Variable))
    return true;
  const auto *Local = dyn_cast<VarDecl>(&Variable);
  return Local && Local->hasLocalStorage() &&
         !Local->getType()->isReferenceType() && !Taken.contains(Local);
}

bool IdleCode::isSleep(const CallExpr &Call) {
  return Model.hasRole(Call, role::Sleep) || Model.hasRole(Call, role::Turn) ||
         Model.hasRole(Call, role::TimerWait) ||
         Calls.of(Call) == CallEffect::Sleeps;
}

static void insertAll(const Stmt &S, llvm::DenseSet<const Stmt *> &Into,
                      llvm::function_ref<bool(const Stmt &)> Leaves) {
  if (Leaves(S) || !Into.insert(&S).second)
    return;
  if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(&S);
      Opaque && Opaque->getSourceExpr())
    insertAll(*Opaque->getSourceExpr(), Into, Leaves);
  for (const Stmt *Part : S.children())
    if (Part)
      insertAll(*Part, Into, Leaves);
}

static bool isErrorCode(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type.getNonReferenceType());
  return Class && Class->hasDefinition() && hasMember(*Class, "category") &&
         hasMember(*Class, "message");
}

/// The read that gives \p Named its error; null where it is none, or one of
/// several that do.
///     auto [error, size] = co_await read(as_tuple);
///     co_await read(redirect_error(token, error));
const Expr *IdleCode::readBehind(const ValueDecl &Named) const {
  if (Reads.empty() || !isErrorCode(Named.getType()) || !isOwn(Named))
    return nullptr;
  if (const auto *Part = dyn_cast<BindingDecl>(&Named)) {
    const auto *Whole = dyn_cast_or_null<VarDecl>(Part->getDecomposedDecl());
    const auto It = llvm::find_if(Reads, [&](const Stmt *Read) {
      return Whole && Whole->getInit() && isPartOf(*Read, *Whole->getInit());
    });
    return It == Reads.end() ? nullptr : cast<Expr>(*It);
  }
  const auto Points = Code->suspensionPointsNaming(Named);
  return Points.size() == 1 && Reads.contains(Points.front()) ? Points.front()
                                                              : nullptr;
}

void IdleCode::findAwaits() {
  for (const Expr *Point : Code->suspensionPoints()) {
    const Expr *Operand = awaitedOperand(*Point);
    const auto *Call = Operand ? dyn_cast<CallExpr>(strip(Operand)) : nullptr;
    if (Call && Model.hasRole(*Call, role::StreamRead)) {
      Reads.insert(Point);
      insertAll(*Point, AwaitParts, [](const Stmt &) { return false; });
      continue;
    }
    const bool IsSleeping = Call && isSleep(*Call);
    if (!IsSleeping && !neverSuspends(*Point))
      continue;
    llvm::SmallPtrSet<const Stmt *, 4> Arguments;
    if (IsSleeping) {
      Sleeps.insert(Point);
      // Its arguments may do anything.
      Arguments.insert_range(Call->arguments());
    }
    insertAll(*Point, AwaitParts,
              [&](const Stmt &S) { return Arguments.contains(&S); });
  }
}

void IdleCode::change(const Expr *Changed, IdleBlock &Into) {
  const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(Changed));
  if (Named && isOwn(*Named->getDecl()))
    Into.Counted.push_back(Named->getDecl());
  else
    Into.IsIdle = false;
}

void IdleCode::readCall(const CallExpr &Call, IdleBlock &Into) {
  // timer.expires_after(10ms)
  if (Model.hasRole(Call, role::ArmsTimer)) {
    if (const ValueDecl *Timer = timerOf(Call); Timer && Call.getNumArgs())
      Into.Armed.push_back({Timer, Call.getArg(0)});
    return;
  }
  // What co_return calls.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (const auto *Promise = dyn_cast<DeclRefExpr>(
            stripCasts(Member->getImplicitObjectArgument()));
        Promise && Promise->getDecl()->isImplicit())
      return;
  switch (Calls.of(Call)) {
  case CallEffect::Looks:
    return;
  case CallEffect::Counts:
    change(Call.getArg(0), Into);
    return;
  case CallEffect::Polls:
    Into.Polls.push_back(&Call);
    return;
  case CallEffect::Sleeps:
  case CallEffect::Works:
    Into.IsIdle = false;
  }
}

/// Whether the end of \p Variable's life may change anything: of a class of the
/// program's own.
bool IdleCode::worksAtItsEnd(const VarDecl &Variable) const {
  const CXXRecordDecl *Class = Variable.getType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && !Class->hasTrivialDestructor() &&
         !Class->isLambda() &&
         !Model.context().getSourceManager().isInSystemHeader(
             Class->getLocation());
}

void IdleCode::readExpr(const Stmt &S, IdleBlock &Into) {
  if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(S)) {
    if (Sleeps.contains(&S))
      Into.Sleeps.push_back(cast<Expr>(&S));
    else if (Reads.contains(&S)) {
      Into.Reads.push_back(cast<Expr>(&S));
      Into.Awaits = true;
    } else if (!AwaitParts.contains(&S)) {
      Into.Awaits = true;
      Into.IsIdle = false;
    }
    return;
  }
  if (AwaitParts.contains(&S))
    return;
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return readCall(*Call, Into);
  if (const auto *Made = dyn_cast<CXXConstructExpr>(&S)) {
    Into.IsIdle &= Calls.of(*Made) == CallEffect::Looks;
    return;
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S)) {
    if (Binary->isAssignmentOp())
      change(Binary->getLHS(), Into);
    return;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S)) {
    if (Unary->isIncrementDecrementOp())
      change(Unary->getSubExpr(), Into);
    return;
  }
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D)) {
        const auto *Made = dyn_cast_or_null<CXXConstructExpr>(
            Variable->getInit() ? strip(Variable->getInit()) : nullptr);
        if (Made && Made->getNumArgs() > 1 &&
            Model.callFact(*Made, role::ArmsTimer))
          Into.Armed.push_back({Variable, Made->getArg(1)});
        Into.Declared.push_back(Variable);
        Into.IsIdle &= !worksAtItsEnd(*Variable);
      }
    return;
  }
  if (isa<CXXNewExpr, CXXDeleteExpr, CXXThrowExpr, AsmStmt,
          CXXUnresolvedConstructExpr>(S))
    Into.IsIdle = false;
}

void IdleCode::read(const CFGBlock &Block) {
  IdleBlock &Into = Blocks[Block.getBlockID()];
  for (const CFGElement &Element : Block)
    if (const auto Statement = Element.getAs<CFGStmt>())
      readExpr(*Statement->getStmt(), Into);
}

/// What has a value where \p Condition is true, or false.
static const Expr *askedIn(const Expr *Condition, bool &IsNegated) {
  for (;;) {
    Condition = stripCasts(Condition);
    if (const auto *Not = dyn_cast<UnaryOperator>(Condition);
        Not && Not->getOpcode() == UO_LNot) {
      IsNegated = !IsNegated;
      Condition = Not->getSubExpr();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Condition);
               Operator && Operator->getOperator() == OO_Exclaim) {
      IsNegated = !IsNegated;
      Condition = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Condition);
               Call && Call->getNumArgs() == 0 && Call->getMethodDecl() &&
               (isa<CXXConversionDecl>(Call->getMethodDecl()) ||
                (Call->getMethodDecl()->getIdentifier() &&
                 Call->getMethodDecl()->getName() == "has_value"))) {
      Condition = Call->getImplicitObjectArgument();
    } else {
      return Condition;
    }
  }
}

/// A poll is idle where a condition asks what it has given; a read where one
/// asks for its error and for nothing of that.
///     if (auto job = jobs.try_pop()) ...; while (!jobs.try_pop(job)) ...
void IdleCode::findTests() {
  llvm::SmallPtrSet<const CallExpr *, 4> Polls, Tested;
  for (const IdleBlock &Block : Blocks)
    Polls.insert_range(Block.Polls);
  if (Polls.empty() && Reads.empty())
    return;
  for (const CFGBlock *Block : *Graph.cfg()) {
    const Expr *Condition =
        Block->succ_size() == 2 ? conditionAtEnd(*Block, Graph) : nullptr;
    if (!Condition)
      continue;
    IdleBlock &Into = Blocks[Block->getBlockID()];
    bool IsNegated = false;
    const Expr *Asked = askedIn(Condition, IsNegated);
    const auto *Named = dyn_cast<DeclRefExpr>(Asked);
    if (const Expr *Read = Named ? readBehind(*Named->getDecl()) : nullptr) {
      Into.EmptyWay = IsNegated ? 1 : 0;
      Into.Asked = Read;
      continue;
    }
    // error == end_of_file
    for (const ValueDecl *Other : mentionedIn(*Condition))
      Into.IsIdle &= !readBehind(*Other);
    if (Named)
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
          Variable && Variable->getInit() && !Code->mayChange(*Variable))
        Asked = stripCasts(Variable->getInit());
    const auto *Call = dyn_cast<CallExpr>(Asked);
    if (!Call || !Polls.contains(Call))
      continue;
    Into.EmptyWay = IsNegated ? 0 : 1;
    Into.Asked = Call;
    Tested.insert(Call);
  }
  for (IdleBlock &Block : Blocks)
    Block.IsIdle &= llvm::all_of(Block.Polls, [&](const CallExpr *Call) {
      return Tested.contains(Call);
    });
}

BlockList IdleCode::waysFrom(const CFGBlock &Block) const {
  BlockList Ways;
  const std::optional<unsigned> Only = of(Block).EmptyWay;
  unsigned Index = 0;
  for (const CFGBlock::AdjacentBlock &Next : Block.succs()) {
    if (Next.isReachable() && (!Only || *Only == Index))
      Ways.push_back(Next.getReachableBlock());
    ++Index;
  }
  return Ways;
}

} // namespace async_tidy
