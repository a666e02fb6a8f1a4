// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CancellationSites.h"
#include "EqualityTest.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace async_tidy {

bool isWithin(const Loop *Inner, const Loop &Outer) {
  while (Inner && Inner != &Outer)
    Inner = Inner->Outer;
  return Inner;
}

static bool tells(const Cancellation &By, const CallExpr *Call,
                  const std::optional<AsyncType> &Type) {
  const auto Calls = [Call](const std::vector<std::string> &Names) {
    return Call && !Names.empty() && callsOneOf(*Call, Names);
  };
  const auto IsGiven = [Call](const std::vector<std::string> &Types) {
    return Call && !Types.empty() &&
           llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
             return isOneOf(Argument->getType(), Types);
           });
  };
  // What the user names may come out of any task.
  const bool IsOwners =
      By.OfTasks && Type && (!By.Owner || Type->Owner == By.Owner);
  return (IsOwners || Calls(By.Operations) || IsGiven(By.Tokens)) &&
         !Calls(By.Except);
}

static bool isOfLibrary(const CallExpr *Call, const AsyncModel &Model) {
  const FunctionDecl *Called = Call ? Call->getDirectCallee() : nullptr;
  return Called && Model.facts().isOfLibrary(qualifiedName(*Called));
}

AwaitCancellation cancellationOf(const Expr &Await,
                                 llvm::ArrayRef<const Cancellation *> Known,
                                 AsyncModel &Model) {
  AwaitCancellation Found;
  const Expr *Awaited = awaitedOperand(Await);
  if (!Awaited || Awaited->isTypeDependent() || neverSuspends(Await))
    return Found;
  const Expr &Operand = *passedOn(strip(Awaited));
  const auto *Call = dyn_cast_or_null<CallExpr>(makerOf(Operand));
  // Cancelling it is how whoever waits for it is woken.
  if (Call && Model.hasRole(*Call, role::CancelOnly))
    return Found;
  const auto &Values = Model.facts().get<ErrorFacts>().ErrorValues;
  Found.GivesValue =
      holdsOneOf(Await.getType(), Values) ||
      (Call && llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
         return holdsOneOf(Argument->getType(), Values);
       }));
  const std::optional<AsyncType> Type = Model.asyncType(Operand.getType());
  for (const Cancellation *By : Known)
    if (tells(*By, Call, Type)) {
      Found.By = By;
      Found.Operation = isOfLibrary(Call, Model) ? Call : nullptr;
      Found.IsOwnersOnly = Found.Operation && !By->OwnersOnly.empty() &&
                           callsOneOf(*Call, By->OwnersOnly);
    }
  return Found;
}

class CancellationSites::Reader : public OwnCodeVisitor {
public:
  explicit Reader(CancellationSites &Into)
      : OwnCodeVisitor(Into.Model.context()), Into(Into) {}

  bool TraverseCXXTryStmt(CXXTryStmt *Try) override {
    Into.Tries.push_back({Try, CurrentTry, CurrentLoop});
    {
      llvm::SaveAndRestore<const TryBlock *> Inside(CurrentTry,
                                                    &Into.Tries.back());
      if (!TraverseStmt(Try->getTryBlock()))
        return false;
    }
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      if (!TraverseStmt(Try->getHandler(I)))
        return false;
    return true;
  }
  bool TraverseDoStmt(DoStmt *Of) override {
    return inLoop(*Of, [&] { return OwnCodeVisitor::TraverseDoStmt(Of); });
  }
  bool TraverseForStmt(ForStmt *Of) override {
    return inLoop(*Of, [&] { return OwnCodeVisitor::TraverseForStmt(Of); });
  }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *Of) override {
    return inLoop(*Of,
                  [&] { return OwnCodeVisitor::TraverseCXXForRangeStmt(Of); });
  }
  bool TraverseWhileStmt(WhileStmt *Of) override {
    return inLoop(*Of, [&] { return OwnCodeVisitor::TraverseWhileStmt(Of); });
  }

  bool TraverseIfStmt(IfStmt *If) override {
    if (CurrentLoop && !InCatch)
      for (const Stmt *Branch : {If->getThen(), If->getElse()})
        if (const Stmt *Jump = jumpIn(Branch))
          Into.Leaving.push_back(
              {If->getCond(), CurrentTry, CurrentLoop, isa<BreakStmt>(Jump)});
    return OwnCodeVisitor::TraverseIfStmt(If);
  }

  bool VisitCoroutineSuspendExpr(CoroutineSuspendExpr *Await) override {
    add(*Await);
    return true;
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *Await) override {
    add(*Await);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (!InCatch && Into.Model.hasRole(*Call, role::Cancels))
      Into.Cancels.push_back(Call->getExprLoc());
    return true;
  }
  bool VisitExpr(Expr *E) override {
    if (CurrentLoop && !InCatch &&
        isa<BinaryOperator, CXXOperatorCallExpr, CXXRewrittenBinaryOperator>(
            E) &&
        EqualityTest::of(*E))
      Into.Comparisons.push_back(E);
    return true;
  }

private:
  /// What leaves the loop at the end of \p Branch, which may be null.
  static const Stmt *jumpIn(const Stmt *Branch) {
    if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Branch))
      Branch = Block->body_empty() ? nullptr : Block->body_back();
    const auto *E = dyn_cast_or_null<Expr>(Branch);
    if (isa_and_nonnull<BreakStmt, CoreturnStmt, GotoStmt>(Branch) ||
        (E && isa<CXXThrowExpr>(strip(E))))
      return Branch;
    return nullptr;
  }

  template <typename Traversal>
  bool inLoop(const Stmt &Of, Traversal Traverse) {
    Into.Loops.push_back({&Of, CurrentLoop});
    llvm::SaveAndRestore<const Loop *> Inside(CurrentLoop, &Into.Loops.back());
    return Traverse();
  }

  void add(const Expr &Await) {
    AwaitSite &Site = Into.Awaits.emplace_back();
    // Elsewhere nothing takes it.
    if (CurrentTry || CurrentLoop)
      static_cast<AwaitCancellation &>(Site) =
          cancellationOf(Await, Into.Known, Into.Model);
    Site.Of = &Await;
    Site.Try = CurrentTry;
    Site.Around = CurrentLoop;
  }

  CancellationSites &Into;
  const TryBlock *CurrentTry = nullptr;
  const Loop *CurrentLoop = nullptr;
};

CancellationSites::CancellationSites(const FunctionDecl &Function,
                                     const std::vector<Cancellation> &Own,
                                     AsyncModel &Model)
    : Model(Model), Code(Model.bodyOf(Function)) {
  for (const Cancellation &By : Model.facts().get<CancellationFacts>().All)
    Known.push_back(&By);
  for (const Cancellation &By : Own)
    Known.push_back(&By);
  Reader(*this).TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

std::string caughtClass(const CXXCatchStmt &Handler) {
  const QualType Type = Handler.getCaughtType();
  const CXXRecordDecl *Class =
      Type.isNull() ? nullptr
                    : Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class ? qualifiedName(*Class) : "";
}

const CXXCatchStmt *CancellationSites::handlerOf(const TryBlock &Try,
                                                 const Cancellation &By) {
  for (unsigned I = 0; I != Try.Of->getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = Try.Of->getHandler(I);
    if (Handler->getCaughtType().isNull() ||
        By.isCaughtAs(caughtClass(*Handler)))
      return Handler;
  }
  return nullptr;
}

/// Whether \p S has a throw without an operand, in no lambda.
static bool rethrows(const Stmt &S) {
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(&S))
    return !Throw->getSubExpr();
  return !isa<LambdaExpr>(S) &&
         llvm::any_of(S.children(),
                      [](const Stmt *Part) { return Part && rethrows(*Part); });
}

void CancellationSites::addTakers(const AwaitSite &From,
                                  std::vector<CaughtCancellation> &Into) const {
  for (const TryBlock *Try = From.Try; Try; Try = Try->Outer) {
    if (From.By && !From.GivesValue)
      if (const CXXCatchStmt *Handler = handlerOf(*Try, *From.By)) {
        Into.push_back({Handler, Try, &From, From.By});
        if (!rethrows(*Handler))
          return;
        continue;
      }
    // It says itself what may come out.
    for (unsigned I = 0; I != Try->Of->getNumHandlers(); ++I)
      for (const Cancellation *By : Known)
        if (!From.By && By->isNamedBy(caughtClass(*Try->Of->getHandler(I)))) {
          Into.push_back({Try->Of->getHandler(I), Try, &From, By});
          return;
        }
  }
}

std::vector<CaughtCancellation> CancellationSites::caught() const {
  std::vector<CaughtCancellation> Caught;
  for (const AwaitSite &Site : Awaits)
    addTakers(Site, Caught);
  llvm::SmallPtrSet<const CXXCatchStmt *, 8> Seen;
  llvm::erase_if(Caught, [&](const CaughtCancellation &Taken) {
    return !Seen.insert(Taken.Handler).second;
  });
  return Caught;
}

const AwaitSite *CancellationSites::awaitOf(const Expr &Of) const {
  const auto Found = llvm::find_if(
      Awaits, [&](const AwaitSite &Site) { return Site.Of == &Of; });
  return Found == Awaits.end() ? nullptr : &*Found;
}

const AwaitSite *CancellationSites::giverOf(const ValueDecl &Error) const {
  const AwaitSite *Giver = nullptr;
  // auto [error, size] = co_await read(as_tuple);
  if (const auto *Part = dyn_cast<BindingDecl>(&Error)) {
    const auto *Whole = dyn_cast<VarDecl>(Part->getDecomposedDecl());
    const Expr *Init = Whole ? Whole->getInit() : nullptr;
    Giver = Init ? awaitOf(*passedOn(strip(Init))) : nullptr;
    return Giver && Giver->By ? Giver : nullptr;
  }
  // co_await read(redirect_error(token, error));
  for (const Expr *Point : Code->suspensionPointsNaming(Error)) {
    Giver = awaitOf(*Point);
    if (!Giver || !Giver->By || !Giver->GivesValue)
      return nullptr;
  }
  return Giver;
}

std::vector<CodeTest> CancellationSites::tested() const {
  std::vector<CodeTest> Tested;
  for (const Expr *Comparison : Comparisons) {
    const std::optional<EqualityTest> Test = EqualityTest::of(*Comparison);
    const ValueDecl *Right = errorConstant(*Test->Right);
    const ValueDecl *Constant = Right ? Right : errorConstant(*Test->Left);
    const Expr *Other = Right ? Test->Left : Test->Right;
    const auto *Named = dyn_cast<DeclRefExpr>(strip(Other));
    if (!Constant || !Named || llvm::none_of(Known, [&](const auto *By) {
          return By->isCode(*Constant);
        }))
      continue;
    const AwaitSite *From = giverOf(*Named->getDecl());
    if (From && From->Around && From->By->isCode(*Constant))
      Tested.push_back({Comparison, Named->getDecl(), From, From->By});
  }
  return Tested;
}

bool CancellationSites::cancelsBefore(SourceLocation At) const {
  const SourceManager &Sources = Model.context().getSourceManager();
  return llvm::any_of(Cancels, [&](SourceLocation Call) {
    return Sources.isBeforeInTranslationUnit(Call, At);
  });
}

} // namespace async_tidy
