// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Places.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/lifetime/ObjectFacts.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy::mutation {

namespace {

/// The expressions of a function's own code that pass a test, captures of
/// lambdas among them.
class Finder : public OwnCodeVisitor {
public:
  Finder(const ASTContext &Context,
         llvm::function_ref<bool(const Expr &)> Wanted)
      : OwnCodeVisitor(Context), Wanted(Wanted) {}
  bool VisitExpr(Expr *E) override {
    if (Wanted(*E))
      Found.push_back(E);
    return true;
  }
  std::vector<const Expr *> Found;

private:
  llvm::function_ref<bool(const Expr &)> Wanted;
};

std::vector<const Expr *>
expressionsIn(const Stmt &Code, const ASTContext &Context,
              llvm::function_ref<bool(const Expr &)> Wanted) {
  Finder Looking(Context, Wanted);
  Looking.TraverseStmt(const_cast<Stmt *>(&Code));
  return std::move(Looking.Found);
}

class SelfFinder {
public:
  explicit SelfFinder(const UnitCode &Code)
      : Code(Code), Context(Code.model().context()),
        Known(Code.model().facts().get<ObjectFacts>()) {}

  std::vector<Place> find() {
    for (const Start &S : Code.starts())
      if (S.Goes.What == Fate::Kind::Spawned)
        lookAtCall(S);
    for (const FunctionDecl *Function : Code.functions())
      for (const Expr *E :
           expressionsIn(*writtenBody(*Function), Context, [&](const Expr &E) {
             const auto *Call = dyn_cast<CallExpr>(&E);
             return Call && Code.model().hasRole(*Call, role::Spawn);
           }))
        for (const Expr *Argument : cast<CallExpr>(E)->arguments())
          if (const auto *Lambda =
                  dyn_cast<LambdaExpr>(Argument->IgnoreUnlessSpelledInSource()))
            lookAtLambda(*Lambda, *E);
    return std::move(Found);
  }

private:
  /// shared_from_this()
  bool makesHolder(const Expr &E) const {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&E);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    const CXXRecordDecl *Given = Method ? classOf(Call->getType()) : nullptr;
    return Given && Call->getNumArgs() == 0 &&
           isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())) &&
           hasOperator(*Given, OO_Arrow) &&
           isOneOf(Context.getCanonicalTagType(Method->getParent()),
                   Known.Shared);
  }
  bool isHolder(const ValueDecl &Named) const {
    const auto *Variable = dyn_cast<VarDecl>(&Named);
    const Expr *Init = Variable ? Variable->getInit() : nullptr;
    return Init && makesHolder(*Init->IgnoreUnlessSpelledInSource());
  }

  /// The calls of shared_from_this() and the names of variables that have its
  /// result.
  std::vector<const Expr *> holdersIn(const Stmt &In) const {
    return expressionsIn(In, Context, [&](const Expr &E) {
      const auto *Named = dyn_cast<DeclRefExpr>(&E);
      return makesHolder(E) || (Named && isHolder(*Named->getDecl()));
    });
  }
  /// Those that the coroutine's own code declares.
  std::vector<const VarDecl *> holdersOf(const FunctionDecl &Coroutine) const {
    struct Variables : OwnCodeVisitor {
      using OwnCodeVisitor::OwnCodeVisitor;
      bool VisitVarDecl(VarDecl *Variable) override {
        All.push_back(Variable);
        return true;
      }
      std::vector<const VarDecl *> All;
    } Declared(Context);
    traverseCode(Declared, Coroutine);
    llvm::erase_if(Declared.All,
                   [&](const VarDecl *Each) { return !isHolder(*Each); });
    return std::move(Declared.All);
  }

  /// co_spawn(executor, run(shared_from_this()), detached), or run() alone with
  /// auto self = shared_from_this(); in it
  void lookAtCall(const Start &S) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(S.Call);
    const auto *Coroutine = dyn_cast_or_null<CXXMethodDecl>(S.coroutine());
    if (!Member || !Coroutine ||
        !isa<CXXThisExpr>(strip(Member->getImplicitObjectArgument())) ||
        !Code.usesThisLate(*Coroutine))
      return;
    const std::vector<const Expr *> Given = holdersIn(*S.Goes.Spawn);
    const std::vector<const VarDecl *> Own = holdersOf(*Coroutine);
    if (Given.empty() && Own.size() == 1) {
      const SourceRange Init = Own.front()
                                   ->getInit()
                                   ->IgnoreUnlessSpelledInSource()
                                   ->getSourceRange();
      if (Code.isOwnText(Init))
        add(*Own.front(), Init.getBegin(), {Code.replacement(Init, "this")});
    }
    if (Given.size() != 1 || !Own.empty())
      return;
    for (unsigned I = 0; I < Member->getNumArgs(); ++I)
      if (Member->getArg(I)->IgnoreUnlessSpelledInSource() == Given.front())
        lookAtArgument(*Given.front(), *Coroutine, I);
  }

  void lookAtArgument(const Expr &Given, const CXXMethodDecl &Coroutine,
                      unsigned Index) {
    std::vector<Edit> Edits = {
        Code.replacement(Given.getSourceRange(), "this")};
    if (!Code.isOwnText(Given.getSourceRange()))
      return;
    for (const FunctionDecl *Each : Coroutine.redecls()) {
      const ParmVarDecl &Parameter = *Each->getParamDecl(Index);
      const SourceRange Type = {
          Parameter.getBeginLoc(),
          Parameter.getTypeSourceInfo()->getTypeLoc().getEndLoc()};
      if (!Code.isOwnText(Type))
        return;
      Edits.push_back(Code.replacement(
          Type, Coroutine.getParent()->getNameAsString() + " *"));
    }
    add(*Coroutine.getParamDecl(Index), Given.getBeginLoc(), std::move(Edits));
  }

  /// co_spawn(executor, [this, self = shared_from_this()]() -> task {}, ...)
  /// co_spawn(executor, [self = shared_from_this()] { return self->run(); },
  /// detached)
  void lookAtLambda(const LambdaExpr &Lambda, const Expr &Spawn) {
    const LambdaCapture *Holder = nullptr;
    bool HasThis = false;
    for (const LambdaCapture &Capture : Lambda.captures()) {
      HasThis |= Capture.capturesThis();
      if (!Capture.capturesVariable() || !isHolder(*Capture.getCapturedVar()))
        continue;
      if (Holder || Capture.isImplicit())
        return;
      Holder = &Capture;
    }
    if (!Holder || holdersIn(Spawn).size() != 1 ||
        !Code.isOwnText(Lambda.getSourceRange()))
      return;
    const auto &Self = *cast<VarDecl>(Holder->getCapturedVar());
    const CXXMethodDecl &Operator = *Lambda.getCallOperator();
    if (!isLateIn(Operator, Self))
      return;
    const SourceRange Written = {
        Holder->getLocation(),
        Lambda.isInitCapture(Holder)
            ? Self.getInit()->IgnoreUnlessSpelledInSource()->getEndLoc()
            : Holder->getLocation()};
    std::vector<Edit> Edits = {
        Code.replacement(Written, HasThis ? "planted_state = 0" : "this")};
    for (const Expr *Use :
         expressionsIn(*writtenBody(Operator), Context, [&](const Expr &E) {
           const auto *Named = dyn_cast<DeclRefExpr>(&E);
           return Named && Named->getDecl() == &Self;
         }))
      Edits.push_back(Code.replacement(Use->getSourceRange(), "this"));
    add(Self, Written.getBegin(), std::move(Edits));
  }

  /// Whether the coroutine that a lambda is, or gives the task of, uses the
  /// object behind a suspension point.
  bool isLateIn(const CXXMethodDecl &Operator, const VarDecl &Self) const {
    if (coroutineBody(Operator))
      return Code.usesThisLate(Operator) || Code.isNamedLate(Operator, Self);
    return llvm::any_of(Code.starts(), [&](const Start &S) {
      const auto *Coroutine = dyn_cast_or_null<CXXMethodDecl>(S.coroutine());
      const auto *Member = dyn_cast<CXXMemberCallExpr>(S.Call);
      return S.By == &Operator && S.Goes.What == Fate::Kind::Returned &&
             Coroutine && Member && Code.usesThisLate(*Coroutine) &&
             holdersOf(*Coroutine).empty();
    });
  }

  void add(const ValueDecl &Holder, SourceLocation At,
           std::vector<Edit> Edits) {
    if (Seen.insert(&Holder).second)
      Found.push_back({"no-self", At, std::move(Edits)});
  }

  const UnitCode &Code;
  const ASTContext &Context;
  const ObjectFacts &Known;
  llvm::SmallPtrSet<const ValueDecl *, 8> Seen;
  std::vector<Place> Found;
};

} // namespace

std::vector<Place> noSelfPlaces(const UnitCode &Code) {
  return SelfFinder(Code).find();
}

} // namespace async_tidy::mutation
