// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SpawnLimits.h"
#include "ConcurrencyFacts.h"
#include "LoopRounds.h"
#include "Waits.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

/// Whether a call of \p Class's members may be one of a limiter.
static bool isLimiterClass(QualType Type, const AsyncModel &Model) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return false;
  const auto &Limiters = Model.facts().calls(role::Limiter);
  // A member may stand in a base of the class that the model names.
  llvm::SmallVector<std::string, 4> Names, Members;
  anyBase(*Class, [&](const CXXRecordDecl &Base) {
    if (Base.getIdentifier())
      Names.push_back(qualifiedName(Base));
    for (const Decl *Member : Base.decls()) {
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
        Member = Template->getTemplatedDecl();
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Member);
          Method && Limiters.mayHold(simpleName(*Method)))
        Members.push_back(simpleName(*Method));
    }
    return false;
  });
  return llvm::any_of(Names, [&](const std::string &Name) {
    return llvm::any_of(Members, [&](const std::string &Member) {
      return !Limiters.find(Name + "::" + Member).empty();
    });
  });
}

bool isLimitedIn(const Stmt &Loop, const TaskStart &Start, AsyncModel &Model) {
  const LoopRound &Round = Model.get<LoopRounds>().of(Loop);
  if (Round.limitsOthersThan(*Start.Call))
    return true;
  const ValueDecl *Holder = Start.Holder;
  return (Holder && Round.waitsFor(*cast<ValueDecl>(Holder->getCanonicalDecl()),
                                   *Start.Call)) ||
         Round.awaitsOneOf(mentionedIn(*Start.Call), *Start.Call);
}

bool takesPermit(const Stmt &Loop, const TaskStart &Start, AsyncModel &Model) {
  return Model.get<LoopRounds>().of(Loop).takesOneOf(mentionedIn(*Start.Call));
}

bool takesLimiter(const FunctionDecl &Function, AsyncModel &Model) {
  return LimiterSearch(Model).takes(Function);
}

bool limitsItself(const TaskStart &Start, AsyncModel &Model) {
  const auto Functions = startedBy(*Start.Task, Model);
  if (!Functions.empty())
    return llvm::any_of(Functions, [&](const FunctionDecl *F) {
      return takesLimiter(*F, Model);
    });
  // Its body is elsewhere: a limiter that it is given is there to be used.
  return llvm::any_of(mentionedIn(*Start.Task), [&](const ValueDecl *Given) {
    return isLimiterClass(Given->getType(), Model);
  });
}

namespace {

/// Looks for an endless loop, or one that a flag ends, with a co_await in it:
/// in a task, and in those that it starts or awaits.
class ServiceSearch {
public:
  explicit ServiceSearch(AsyncModel &Model) : Model(Model) {}
  bool serves(const Expr &Task);

  AsyncModel &Model;

private:
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen;
};

class ServiceFinder : public OwnCodeVisitor {
public:
  ServiceFinder(const FunctionDecl &Function, ServiceSearch &Search)
      : OwnCodeVisitor(Function.getASTContext()), Function(Function),
        Search(Search) {}

  bool VisitForStmt(ForStmt *Loop) override { return loop(*Loop); }
  bool VisitWhileStmt(WhileStmt *Loop) override { return loop(*Loop); }
  bool VisitDoStmt(DoStmt *Loop) override { return loop(*Loop); }
  bool VisitCallExpr(CallExpr *Call) override {
    const CallFact *Spawn = Search.Model.callFact(*Call, role::Spawn);
    const Expr *Task = nullptr;
    if (Spawn && Spawn->Argument)
      Task = WrittenArguments(*Call).get(*Spawn->Argument);
    else if (Search.Model.asyncType(Call->getType()))
      Task = Call;
    IsFound |= Task && Search.serves(*Task);
    return !IsFound;
  }

  bool IsFound = false;

private:
  bool loop(const Stmt &Loop) {
    IsFound |=
        boundOfLoop(Loop, Function, Search.Model).What == Bound::Kind::Open &&
        llvm::any_of(waitsIn(Loop, Context),
                     [](const Wait &W) { return W.Await != nullptr; });
    return !IsFound;
  }

  const FunctionDecl &Function;
  ServiceSearch &Search;
};

bool ServiceSearch::serves(const Expr &Task) {
  return llvm::any_of(startedBy(Task, Model), [&](const FunctionDecl *F) {
    const Stmt *Body = writtenBody(*F);
    if (!Body || !Seen.insert(F).second)
      return false;
    ServiceFinder Finder(*F, *this);
    Finder.TraverseStmt(const_cast<Stmt *>(Body));
    return Finder.IsFound;
  });
}

} // namespace

bool isService(const TaskStart &Start, AsyncModel &Model) {
  const ValueSet Handed = mentionedIn(*Start.Call);
  const bool IsReferred =
      llvm::any_of(Start.Within, [&](const Repetition &Around) {
        const auto *Loop = dyn_cast<CXXForRangeStmt>(Around.Of);
        const VarDecl *Element = Loop ? Loop->getLoopVariable() : nullptr;
        return Element && Element->getType()->isReferenceType() &&
               Handed.contains(Element->getCanonicalDecl()) &&
               isUnique(Element->getType());
      });
  // for (int i = 0; i < workers; ++i) spawn(work(i));
  auto &Rounds = Model.get<LoopRounds>();
  const bool IsNumbered =
      llvm::any_of(Start.Within, [&](const Repetition &Around) {
        return Around.How.What == Bound::Kind::Count &&
               llvm::all_of(Handed, [&](const ValueDecl *Given) {
                 return !Rounds.of(*Around.Of).declared().contains(Given) ||
                        Given->getType()->isIntegralOrEnumerationType();
               });
      });
  return (IsReferred || IsNumbered) && ServiceSearch(Model).serves(*Start.Task);
}

const CallExpr *awaitedFor(const Stmt &Loop, const TaskStart &Start,
                           AsyncModel &Model) {
  return Model.get<LoopRounds>().of(Loop).awaitedFor(
      mentionedIn(*Start.Call), *Start.Call, Model.context());
}

const CallExpr *producedFrom(const TaskStart &Sent, AsyncModel &Model) {
  const Repetition &Around = Sent.Within.back();
  if (!Around.isLoop() || Around.How.What != Bound::Kind::Open ||
      isLimitedIn(*Around.Of, Sent, Model))
    return nullptr;
  return awaitedFor(*Around.Of, Sent, Model);
}

/// The first join that \p Function hands \p Holder to: itself, or by a call of
/// a function that joins its parameter. Null where a limiter joins.
static const CallExpr *joinNaming(const ValueDecl &Holder,
                                  const FunctionDecl &Function,
                                  AsyncModel &Model, unsigned Depth = 0) {
  const std::shared_ptr<Body> Read = Model.bodyOf(Function);
  for (const CallExpr *Call : Read->callsNaming(Holder)) {
    if (Model.hasRole(*Call, role::Join))
      return Model.hasRole(*Call, role::Limiter) ? nullptr : Call;
    const FunctionDecl *Called = Call->getDirectCallee();
    const FunctionDecl *Definition = nullptr;
    if (!Called || Depth > 2 || !Called->getBody(Definition) ||
        isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call))
      continue;
    // run_all(std::move(tasks)), which joins its parameter.
    for (unsigned I = 0; I < Call->getNumArgs() && I < Called->getNumParams();
         ++I)
      if (mentionedIn(*Call->getArg(I)).contains(&Holder) &&
          joinNaming(*Definition->getParamDecl(I)->getCanonicalDecl(),
                     *Definition, Model, Depth + 1))
        return Call;
  }
  return nullptr;
}

const CallExpr *Joins::of(const TaskStart &Start) {
  if (Start.Join || !Start.Holder)
    return Start.Join;
  const auto &Holder = *cast<ValueDecl>(Start.Holder->getCanonicalDecl());
  const auto [It, IsNew] = Known.try_emplace(&Holder);
  if (IsNew)
    It->second = joinNaming(Holder, Function, Model);
  return It->second;
}

} // namespace async_tidy
