// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "IndependentAwaits.h"
#include "SharedPlace.h"
#include "support/code/Literals.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/locks/LockTypes.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy {

namespace {

/// A statement that only awaits one call and keeps its result.
struct AwaitStep {
  const CoawaitExpr *Await = nullptr;
  const CallExpr *Call = nullptr;
  /// What is made or given a value.
  ValueSet Given;
};

class AwaitReader : public OwnCodeVisitor {
public:
  explicit AwaitReader(AsyncModel &Model)
      : OwnCodeVisitor(Model.context()), Model(Model) {}

  bool VisitCompoundStmt(CompoundStmt *Block) override;
  bool VisitBinaryOperator(BinaryOperator *Operator) override;
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Operator) override;
  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) override;

  std::vector<IndependentAwait> Found;

private:
  std::optional<AwaitStep> stepOf(const Expr *Value) const;
  std::optional<AwaitStep> stepOf(const Stmt &S) const;
  void addOperands(const Expr &Left, const Expr &Right);
  bool mayBeTogether(const AwaitStep &First, const AwaitStep &Then) const;

  AsyncModel &Model;
};

} // namespace

/// What \p Call may change: the object of a member that is not const, what a
/// pointer or a reference leads to.
static ValueSet changedBy(const CallExpr &Call) {
  ValueSet Changed;
  const auto AddAll = [&](const Expr &Named) {
    Changed.insert_range(mentionedIn(Named));
  };
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
      Member && !(Method && Method->isConst()))
    AddAll(*Member->getImplicitObjectArgument());
  for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
    const Expr &Argument = *Call.getArg(I);
    const QualType Type = Callee && I < Callee->getNumParams()
                              ? Callee->getParamDecl(I)->getType()
                              : Argument.getType();
    const QualType Behind = Type->isPointerType() || Type->isReferenceType()
                                ? Type->getPointeeType()
                                : QualType();
    const CXXRecordDecl *Class = classOf(Type);
    if ((!Behind.isNull() && !Behind.isConstQualified() &&
         !Type->isRValueReferenceType()) ||
        (Class && Class->hasDefinition() && isSharedPointer(*Class)))
      AddAll(Argument);
  }
  return Changed;
}

static bool namesThis(const Stmt &S) {
  return isa<CXXThisExpr>(S) ||
         llvm::any_of(S.children(), [](const Stmt *Part) {
           return Part && namesThis(*Part);
         });
}

/// Whether \p Call is made on the coroutine's own object, which it may change.
static bool changesOwnObject(const CallExpr &Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
  return Method && !Method->isConst() &&
         isa<CXXThisExpr>(stripCasts(Member->getImplicitObjectArgument()));
}

std::optional<AwaitStep> AwaitReader::stepOf(const Expr *Value) const {
  const auto *Await =
      Value ? dyn_cast<CoawaitExpr>(stripCasts(Value)) : nullptr;
  const auto *Call =
      Await ? dyn_cast<CallExpr>(strip(Await->getOperand())) : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  // std::move(task): where that begins is seen elsewhere.
  if (!Callee || Callee->isInStdNamespace() || Await->getType()->isVoidType() ||
      !Model.asyncType(Call->getType()))
    return std::nullopt;
  // What is awaited for its own sake comes in an order.
  const CXXRecordDecl *Class = classOf(Await->getType());
  if (Model.hasRole(*Call, role::Lock) || Model.hasRole(*Call, role::Limiter) ||
      (Class && Class->hasDefinition() &&
       Model.get<LockTypes>().isGuard(*Class)))
    return std::nullopt;
  return AwaitStep{Await, Call, {}};
}

std::optional<AwaitStep> AwaitReader::stepOf(const Stmt &S) const {
  if (const auto *Declared = dyn_cast<DeclStmt>(&S)) {
    const auto *Variable = Declared->isSingleDecl()
                               ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                               : nullptr;
    std::optional<AwaitStep> Step =
        Variable ? stepOf(Variable->getInit()) : std::nullopt;
    if (Step) {
      Step->Given.insert(Variable);
      if (const auto *Parts = dyn_cast<DecompositionDecl>(Variable))
        Step->Given.insert_range(Parts->bindings());
    }
    return Step;
  }
  const auto *E = dyn_cast<Expr>(&S);
  const auto *Assigned = E ? dyn_cast<BinaryOperator>(strip(E)) : nullptr;
  const auto *Operator = E ? dyn_cast<CXXOperatorCallExpr>(strip(E)) : nullptr;
  const Expr *Into = nullptr;
  std::optional<AwaitStep> Step;
  if (Assigned && Assigned->getOpcode() == BO_Assign) {
    Into = Assigned->getLHS();
    Step = stepOf(Assigned->getRHS());
  } else if (Operator && Operator->getOperator() == OO_Equal) {
    Into = Operator->getArg(0);
    Step = stepOf(Operator->getArg(1));
  }
  if (Step)
    Step->Given = mentionedIn(*Into);
  return Step;
}

/// Whether \p Then needs nothing that \p First gives, and neither changes what
/// the other one is given.
bool AwaitReader::mayBeTogether(const AwaitStep &First,
                                const AwaitStep &Then) const {
  const ValueSet InFirst = mentionedIn(*First.Call);
  const ValueSet InThen = mentionedIn(*Then.Call);
  return !shareAny(First.Given, InThen) &&
         !shareAny(changedBy(*First.Call), InThen) &&
         !shareAny(changedBy(*Then.Call), InFirst) &&
         !(changesOwnObject(*First.Call) && namesThis(*Then.Call)) &&
         !(changesOwnObject(*Then.Call) && namesThis(*First.Call));
}

/// A result that nobody looks at is awaited for what the work does.
static bool isLookedAt(const AwaitStep &Step) {
  return llvm::any_of(
      Step.Given, [](const ValueDecl *Given) { return Given->isReferenced(); });
}

bool AwaitReader::VisitCompoundStmt(CompoundStmt *Block) {
  std::optional<AwaitStep> Before;
  for (const Stmt *S : Block->body()) {
    std::optional<AwaitStep> Step = stepOf(*S);
    if (Before && Step && isLookedAt(*Before) && mayBeTogether(*Before, *Step))
      Found.push_back({Step->Await, Step->Call, Before->Call});
    Before = std::move(Step);
  }
  return true;
}

void AwaitReader::addOperands(const Expr &Left, const Expr &Right) {
  const std::optional<AwaitStep> First = stepOf(&Left), Then = stepOf(&Right);
  if (First && Then && mayBeTogether(*First, *Then))
    Found.push_back({Then->Await, Then->Call, First->Call});
}

bool AwaitReader::VisitBinaryOperator(BinaryOperator *Operator) {
  if (!Operator->isLogicalOp() && !Operator->isAssignmentOp() &&
      !Operator->isCommaOp())
    addOperands(*Operator->getLHS(), *Operator->getRHS());
  return true;
}

bool AwaitReader::VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Operator) {
  if (Operator->isInfixBinaryOp() && !Operator->isAssignmentOp() &&
      Operator->getNumArgs() == 2)
    addOperands(*Operator->getArg(0), *Operator->getArg(1));
  return true;
}

/// The only co_await in \p S, in no condition, loop or lambda; null where there
/// is none or are several.
static const CoawaitExpr *onlyAwait(const Stmt &S, bool &IsOnly) {
  if (isa<LambdaExpr, AbstractConditionalOperator>(S)) {
    IsOnly = false;
    return nullptr;
  }
  if (const auto *Await = dyn_cast<CoawaitExpr>(&S))
    return Await;
  const CoawaitExpr *Only = nullptr;
  for (const Stmt *Part : S.children())
    if (const CoawaitExpr *Inner = Part ? onlyAwait(*Part, IsOnly) : nullptr) {
      IsOnly &= !Only;
      Only = Inner;
    }
  return Only;
}

/// for (auto &url : urls) pages.push_back(co_await get(url));
bool AwaitReader::VisitCXXForRangeStmt(CXXForRangeStmt *Loop) {
  const Stmt *Inner = Loop->getBody();
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Inner))
    Inner = Block->size() == 1 ? Block->body_front() : nullptr;
  const auto *Kept = dyn_cast_or_null<Expr>(Inner);
  if (!Kept || !Loop->getLoopVariable())
    return true;
  bool IsOnly = true;
  const CoawaitExpr *Await = onlyAwait(*Kept, IsOnly);
  std::optional<AwaitStep> Step = IsOnly ? stepOf(Await) : std::nullopt;
  // Its result is put somewhere, and each round needs its own element only.
  const Expr *Bare = strip(Kept);
  if (!Step || Bare == Await || changesOwnObject(*Step->Call))
    return true;
  const ValueSet Named = mentionedIn(*Step->Call);
  ValueSet Elsewhere = changedBy(*Step->Call);
  Elsewhere.erase(Loop->getLoopVariable());
  ValueSet Into;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Bare))
    Into = mentionedIn(*Member->getImplicitObjectArgument());
  else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Bare);
           Operator && Operator->isAssignmentOp())
    Into = mentionedIn(*Operator->getArg(0));
  else if (const auto *Assigned = dyn_cast<BinaryOperator>(Bare);
           Assigned && Assigned->isAssignmentOp())
    Into = mentionedIn(*Assigned->getLHS());
  Into.erase(Loop->getLoopVariable());
  if (!Into.empty() && Elsewhere.empty() && !shareAny(Into, Named) &&
      Named.contains(Loop->getLoopVariable()))
    Found.push_back({Step->Await, Step->Call, nullptr});
  return true;
}

std::vector<IndependentAwait> independentAwaitsIn(const FunctionDecl &Function,
                                                  AsyncModel &Model) {
  if (Model.contextOf(Function) != ContextKind::Coroutine)
    return {};
  AwaitReader Reader(Model);
  Reader.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  llvm::stable_sort(Reader.Found, [](const auto &A, const auto &B) {
    return A.Await->getBeginLoc() < B.Await->getBeginLoc();
  });
  return std::move(Reader.Found);
}

} // namespace async_tidy
