// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingCalls.h"
#include "Blocking.h"
#include "support/code/DeadCalls.h"
#include "support/code/Discards.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/LoopTests.h"
#include "support/facts/CallConditions.h"
#include "support/nonblocking/NonBlocking.h"
#include "support/objects/ObjectFlow.h"
#include "support/program/RecordHead.h"
#include "support/readiness/Readiness.h"
#include "support/replacing/Replacements.h"
#include "clang/Analysis/CFG.h"

using namespace clang;

namespace async_tidy {

/// What a function that is declared [[clang::blocking]] does.
static const BlockingFact &declaredBlocking() {
  static const BlockingFact Declared = [] {
    BlockingFact Fact;
    Fact.Group = "wait";
    Fact.Operation = "wait-declared";
    Fact.Reason = "is declared [[clang::blocking]]";
    return Fact;
  }();
  return Declared;
}

static bool hasEffect(const FunctionDecl &Function, FunctionEffect::Kind Kind) {
  for (const FunctionEffectWithCondition &E : Function.getFunctionEffects())
    if (E.Effect.kind() == Kind)
      return true;
  return false;
}

namespace {

class Collector : public LoopCodeVisitor {
public:
  Collector(const FunctionDecl &Function, AsyncModel &Model,
            bool LooksIntoCallees)
      : Function(Function), Model(Model), LooksIntoCallees(LooksIntoCallees) {
    forEachDiscard(Function, [&](const Discard &Dropped) {
      Discarded.insert(Dropped.Value);
    });
  }

  void visitCall(const CallExpr &Call, const Place &Where) override {
    // co_await timer.wait() suspends; it does not block.
    if (Where.IsAwaited)
      return;
    BlockingCandidate Found;
    Found.Statement = Found.Call = &Call;
    Found.IsDiscarded = Discarded.contains(&Call);
    Found.Where = Where;
    Found.At = calleeLocation(Call);
    const FunctionDecl *Callee = calleeOf(Call, Found.IsVirtual);
    if (Callee && hasEffect(*Callee, FunctionEffect::Kind::NonBlocking))
      return;
    // A call that a model knows is no more than the model says of it, also
    // where it does not block here.
    const BlockingFact *Known = Model.get<Blocking>().ofCall(Call);
    if (Known && blocksHere(*Known, Call, Found) &&
        !(Callee && isListedTask(*Known, *Callee)))
      Found.Fact = Known;
    if (!Known && Callee) {
      if (hasEffect(*Callee, FunctionEffect::Kind::Blocking))
        Found.Fact = &declaredBlocking();
      else if (isOfProgram(*Callee) && !isCalledWhereWritten(Call) &&
               // What it calls is shown as the function's own code.
               !Model.hasRole(Call, role::CallsNow) &&
               (Found.IsVirtual || mayBlock(Call, *Callee)))
        Found.Callee = Callee;
    }
    if (!counts(Found))
      return;
    Found.Name = calledName(Call);
    Candidates.push_back(std::move(Found));
  }

  void visitConstruction(const CXXConstructExpr &Construction,
                         const Place &Where) override {
    BlockingCandidate Found;
    Found.Fact = Model.get<Blocking>().ofConstruction(Construction);
    const CXXConstructorDecl *Constructor = Construction.getConstructor();
    if (!Found.Fact && isOfProgram(*Constructor) &&
        !Constructor->isCopyOrMoveConstructor())
      Found.Callee = Constructor;
    Found.Where = Where;
    if (!counts(Found))
      return;
    Found.Name = typeName(Construction.getType());
    Found.At = Construction.getLocation();
    Found.Statement = &Construction;
    Candidates.push_back(std::move(Found));
  }

  void visitLocal(const VarDecl &Variable, const Place &Where) override {
    const CXXRecordDecl *Class = Variable.getType()->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition() || !Variable.getInit())
      return;
    BlockingCandidate Found;
    Found.Fact = endOfLife(Variable);
    const bool IsKeptCall = Found.Fact && Found.Fact->OnlyDiscarded;
    // Made without arguments it owns nothing.
    const auto *Made = dyn_cast<CXXConstructExpr>(strip(Variable.getInit()));
    if (Found.Fact && !IsKeptCall && (!Made || Made->getNumArgs() == 0))
      return;
    if (Found.Fact && mayBeReleased(Variable, Function, Found.Fact->ReleasedBy))
      return;
    // One that is used in any way may have been shut down or moved away.
    const CXXDestructorDecl *Destructor = Class->getDestructor();
    if (!Found.Fact && Destructor && isOfProgram(*Destructor) && Made &&
        Made->getNumArgs() != 0 && !mayBeReleased(Variable, Function, {"*"}))
      Found.Callee = Destructor;
    if (!Found.Fact && !Found.Callee)
      return;
    const std::string Type = typeName(Variable.getType());
    Found.Name = Type + "::~" + lastComponent(Type).str();
    Found.At = Variable.getLocation();
    Found.Statement = Variable.getInit();
    Found.Where = Where;
    Candidates.push_back(std::move(Found));
  }

  std::vector<BlockingCandidate> Candidates;

private:
  /// Whether the arguments leave something of what \p Callee blocks by.
  bool mayBlock(const CallExpr &Call, const FunctionDecl &Callee) {
    if (!LooksIntoCallees)
      return true;
    const auto Live = liveCode(Call, Callee);
    if (!Live)
      return true;
    Collector Inside(*Callee.getDefinition(), Model,
                     /*LooksIntoCallees=*/false);
    visitLoopCode(*Callee.getDefinition(), Model, Inside);
    return llvm::any_of(Inside.Candidates, [&](const BlockingCandidate &Found) {
      return Live->contains(Found.Statement);
    });
  }

  /// What initialises a static local runs once in the program: a file that is
  /// read there, perhaps by a helper, is no burden for the loop.
  static bool counts(const BlockingCandidate &Found) {
    return Found.Where.RunsOnce ? Found.Fact && Found.Fact->Group != "disk"
                                : Found.Fact || Found.Callee;
  }

  /// What blocks where \p Variable's life ends: its type's destructor, or that
  /// of the value which a call has given it, as std::async's future.
  const BlockingFact *endOfLife(const VarDecl &Variable) {
    if (const auto *Call = dyn_cast<CallExpr>(strip(Variable.getInit())))
      if (const BlockingFact *Fact = Model.get<Blocking>().ofCall(*Call);
          Fact && Fact->OnlyDiscarded)
        return Fact;
    return Model.get<Blocking>().ofDestruction(Variable.getType());
  }

  bool blocksHere(const BlockingFact &Fact, const CallExpr &Call,
                  const BlockingCandidate &Found) {
    if (Fact.OnlyDiscarded && !Found.IsDiscarded)
      return false;
    const Stmt &Anchor = Found.Where.Anchor ? *Found.Where.Anchor : Call;
    const bool MayBeReady = Fact.UnlessReady || !Fact.ReleasedBy.empty();
    return !(MayBeReady &&
             isReadyAt(Call, Anchor, Function, Fact.ReleasedBy, Model)) &&
           !((Fact.UnlessNonBlocking || Fact.UnlessInMemory) &&
             Model.get<NonBlocking>().isAt(Call, Anchor, Function));
  }

  /// legacy::Client::* means the calls that block, not those that give a task.
  bool isListedTask(const BlockingFact &Fact, const FunctionDecl &Callee) {
    return Fact.Group == ListedGroup &&
           Model.asyncType(Callee.getReturnType()).has_value();
  }

  /// []{ ... }(): its body is part of the function's code.
  static bool isCalledWhereWritten(const CallExpr &Call) {
    return isa<CXXOperatorCallExpr>(Call) && Call.getNumArgs() > 0 &&
           isa<LambdaExpr>(strip(Call.getArg(0)));
  }

  static const FunctionDecl *calleeOf(const CallExpr &Call, bool &IsVirtual) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (!Method || !Method->isVirtual() || !Member)
      return Callee;
    const auto *Named = dyn_cast<MemberExpr>(strip(Member->getCallee()));
    if (Named && Named->hasQualifier())
      return Callee;
    if (const CXXMethodDecl *Known = Method->getDevirtualizedMethod(
            Member->getImplicitObjectArgument(), /*IsAppleKext=*/false))
      return Known;
    IsVirtual = true;
    return Callee;
  }

  /// Libraries are known by their models alone.
  bool isOfProgram(const FunctionDecl &Callee) {
    return !Callee.isDefaulted() && !Callee.isImplicit() &&
           !Callee.isNoReturn() && !Callee.getBuiltinID() &&
           !Model.context().getSourceManager().isInSystemHeader(
               Callee.getLocation()) &&
           Model.contextOf(Callee) == ContextKind::Plain;
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const bool LooksIntoCallees;
  llvm::SmallPtrSet<const Expr *, 16> Discarded;
};

} // namespace

/// Takes out what prepares a call that is there too, as one finding says it:
///     sqlite3_prepare_v2(database, text, -1, &query, nullptr);
///     sqlite3_step(query);
static void dropPreparations(std::vector<BlockingCandidate> &Candidates) {
  llvm::SmallPtrSet<const ValueDecl *, 8> Run;
  for (const BlockingCandidate &Found : Candidates)
    if (Found.Fact && Found.Call && !Found.Fact->Prepares)
      if (const ValueDecl *Object = variableIn(objectOf(*Found.Call)))
        Run.insert(Object);
  llvm::erase_if(Candidates, [&](const BlockingCandidate &Found) {
    return Found.Fact && Found.Call && Found.Fact->Prepares &&
           Run.contains(variableIn(
               WrittenArguments(*Found.Call).get(*Found.Fact->Prepares)));
  });
}

std::vector<BlockingCandidate> blockingCandidates(const FunctionDecl &Function,
                                                  AsyncModel &Model) {
  Collector Found(Function, Model, /*LooksIntoCallees=*/true);
  visitLoopCode(Function, Model, Found);
  dropPreparations(Found.Candidates);
  if (Found.Candidates.empty())
    return {};
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  LoopTests Tests(*Code, Model);
  llvm::erase_if(Found.Candidates, [&](const BlockingCandidate &Each) {
    return Each.Where.Anchor && Tests.isOffLoop(*Each.Where.Anchor);
  });
  return std::move(Found.Candidates);
}

/// The statements after which a function does not return: before an abort, an
/// exit, an endless loop.
static llvm::DenseSet<const Stmt *> statementsWithoutReturn(const CFG *Graph) {
  llvm::DenseSet<const Stmt *> Statements;
  if (!Graph)
    return Statements;
  llvm::SmallPtrSet<const CFGBlock *, 16> Returning;
  llvm::SmallVector<const CFGBlock *, 16> Left = {&Graph->getExit()};
  while (!Left.empty()) {
    const CFGBlock *Block = Left.pop_back_val();
    if (!Returning.insert(Block).second)
      continue;
    for (const CFGBlock *Before : Block->preds())
      if (Before && !Before->hasNoReturnElement())
        Left.push_back(Before);
  }
  for (const CFGBlock *Block : *Graph)
    if (!Returning.contains(Block))
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>())
          Statements.insert(Statement->getStmt());
  return Statements;
}

BlockingSummary summarize(const FunctionDecl &Function, AsyncModel &Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  BlockingSummary Summary;
  setHead(Summary, Function);
  Summary.NeverBlocks = hasEffect(Function, FunctionEffect::Kind::NonBlocking);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  Summary.IsVirtual = Method && Method->isVirtual();
  const std::vector<BlockingCandidate> Candidates =
      blockingCandidates(Function, Model);
  if (Candidates.empty())
    return Summary;
  const std::shared_ptr<Body> Read = Model.bodyOf(Function);
  const auto NoWayBack = statementsWithoutReturn(Read->graph().cfg());
  for (const BlockingCandidate &Found : Candidates) {
    // What ends the program keeps nobody waiting; and whether a descriptor
    // that a helper is given blocks, its callers' code decides.
    if (NoWayBack.contains(Found.Where.Anchor) ||
        (Found.Fact && Found.Fact->UnlessNonBlocking))
      continue;
    BlockingStep Call;
    Call.At = pointOf(Found.At, Sources);
    Call.Name = Found.Name;
    if (Found.Fact) {
      Call.Group = Found.Fact->Group;
      Call.Operation = Found.Fact->Operation;
      Call.Reason = Found.Fact->Reason;
      Call.Replacement = oneLine(
          fillIn(Found.Fact->Replacement,
                 partsOf(*cast<Expr>(Found.Statement), Model.context())));
    } else {
      Call.Usr = calledUsr(*Found.Callee, Function, Found.IsVirtual);
      Call.IsVirtual = Found.IsVirtual;
    }
    Summary.Calls.push_back(std::move(Call));
  }
  return Summary;
}

} // namespace async_tidy
