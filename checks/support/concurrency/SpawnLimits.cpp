// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SpawnLimits.h"
#include "ConcurrencyFacts.h"
#include "support/blocking/Blocking.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

namespace {

/// A co_await, or a call, with what is around it in a piece of code.
struct Wait {
  /// Null for a call that is not awaited.
  const Expr *Await = nullptr;
  /// The awaited operand or the call, without casts.
  const Expr *Operand = nullptr;
  /// Its value is dropped: it is waited for its own sake.
  bool IsStatement = false;
  /// The variable that it initialises.
  const VarDecl *Into = nullptr;
  /// The conditions that it hangs on.
  llvm::SmallVector<const Expr *, 2> Conditions;
  /// The loops over elements that it stands in.
  llvm::SmallVector<const CXXForRangeStmt *, 2> Over;

  /// Whether it waits for what \p Holder holds, or for each element of it.
  bool isFor(const ValueDecl &Holder) const {
    const ValueSet Named = mentionedIn(*Operand);
    return Named.contains(&Holder) ||
           llvm::any_of(Over, [&](const CXXForRangeStmt *Loop) {
             return Loop->getRangeInit() &&
                    Named.contains(Loop->getLoopVariable()) &&
                    mentionedIn(*Loop->getRangeInit()).contains(&Holder);
           });
  }
};

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

/// Whether a call of \p Class's members may be one of a limiter.
bool isLimiterClass(QualType Type, const AsyncModel &Model) {
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

class LimiterSearch {
public:
  explicit LimiterSearch(AsyncModel &Model) : Model(Model) {}

  /// Whether a call is a limiter's, or of a function that takes one.
  bool limits(const Expr &Operand, unsigned Depth = 0) {
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

  bool takes(const FunctionDecl &Function, unsigned Depth = 0) {
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

private:
  /// Neither a look at the coroutine's own state nor a change of its thread.
  bool isWork(const Wait &W) const {
    const auto *Call = dyn_cast<CallExpr>(W.Operand);
    if (!Call)
      return false;
    return !Model.hasRole(*Call, role::Hop) &&
           !Model.hasRole(*Call, role::HopBack);
  }

  AsyncModel &Model;
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen;
};

/// if (tasks.size() >= 16), while (active == limit): not of this round's own.
bool isThrottle(const Expr &Condition, const ValueSet &OfLoop) {
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

/// A value that is one of its kind: a socket, a permit, a connection.
bool isUnique(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() &&
         !Class->hasSimpleCopyConstructor() &&
         llvm::none_of(Class->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyConstructor() && !C->isDeleted();
         });
}

} // namespace

bool isLimitedIn(const Stmt &Loop, const TaskStart &Start, AsyncModel &Model) {
  const ValueSet OfLoop = declaredIn(Loop);
  const ValueSet Handed = mentionedIn(*Start.Call);
  const ValueDecl *Holder = Start.Holder;
  LimiterSearch Limiters(Model);
  for (const Wait &W : waitsIn(Loop, Model.context())) {
    const auto *Call = dyn_cast<CallExpr>(W.Operand);
    if (Call == Start.Call)
      continue;
    if (Call && Model.hasRole(*Call, role::Limiter))
      return true;
    const bool Blocks = !W.Await && Call && Model.get<Blocking>().ofCall(*Call);
    if ((W.Await || Blocks) && Holder &&
        W.isFor(*cast<ValueDecl>(Holder->getCanonicalDecl())))
      return true;
    if (!W.Await)
      continue;
    if (Limiters.limits(*W.Operand))
      return true;
    // scope.join()
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(W.Operand)) {
      if (Model.hasRole(*Member, role::Join))
        return true;
      // sem.acquire() before co_spawn(..., [&] { ...; sem.release(); })
      ValueSet Object = mentionedIn(*Member->getImplicitObjectArgument());
      for (const ValueDecl *Local : OfLoop)
        Object.erase(Local);
      if (W.IsStatement && shareAny(Object, Handed))
        return true;
    }
    for (const Expr *Condition : W.Conditions)
      if (Condition && isThrottle(*Condition, OfLoop))
        return true;
  }
  return false;
}

bool takesPermit(const Stmt &Loop, const TaskStart &Start, AsyncModel &Model) {
  const ValueSet Handed = mentionedIn(*Start.Call);
  return llvm::any_of(waitsIn(Loop, Model.context()), [&](const Wait &W) {
    return W.Await && W.Into && isUnique(W.Into->getType()) &&
           Handed.contains(W.Into);
  });
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
  const bool IsNumbered =
      llvm::any_of(Start.Within, [&](const Repetition &Around) {
        return Around.How.What == Bound::Kind::Count &&
               llvm::all_of(declaredIn(*Around.Of), [&](const ValueDecl *Own) {
                 return !Handed.contains(Own) ||
                        Own->getType()->isIntegralOrEnumerationType();
               });
      });
  return (IsReferred || IsNumbered) && ServiceSearch(Model).serves(*Start.Task);
}

const CallExpr *awaitedFor(const Stmt &Loop, const TaskStart &Start,
                           AsyncModel &Model) {
  const ValueSet Handed = mentionedIn(*Start.Call);
  for (const Wait &W : waitsIn(Loop, Model.context()))
    if (W.Await && ((W.Into && Handed.contains(W.Into)) ||
                    isPartOf(*W.Await, *Start.Call)))
      if (const auto *Call = dyn_cast<CallExpr>(W.Operand))
        return Call;
  return nullptr;
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
