// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SwallowedCancellations.h"
#include "CancellationFlow.h"
#include "KeptExceptions.h"
#include "support/code/Bodies.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/objects/ObjectFlow.h"

using namespace clang;

namespace async_tidy {

namespace {

/// Looks for a call that cancels what an object waits for.
class CancelFinder : public CodeVisitor {
public:
  CancelFinder(const ValueDecl &Object, const AsyncModel &Model)
      : Object(Object), Model(Model) {}

  bool VisitCallExpr(CallExpr *Call) override {
    IsFound |= (Model.hasRole(*Call, role::Cancels) ||
                Model.hasRole(*Call, role::ClosesAwaited)) &&
               variableIn(objectOf(*Call)) == &Object;
    return !IsFound;
  }
  /// What the coroutine's own handlers close has failed by then.
  bool TraverseCXXCatchStmt(CXXCatchStmt *) override { return true; }

  bool IsFound = false;

private:
  const ValueDecl &Object;
  const AsyncModel &Model;
};

} // namespace

/// Whether somebody in sight cancels what \p Operation waits for: a member of
/// the object's class, or a lambda of the function itself.
static bool isCancelledInSight(const CallExpr &Operation,
                               const FunctionDecl &Function,
                               const AsyncModel &Model) {
  const ValueDecl *Object = variableIn(objectOf(Operation));
  if (!Object)
    return false;
  CancelFinder Finder(*Object, Model);
  const auto *Field = dyn_cast<FieldDecl>(Object);
  const auto *Class =
      Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  if (!Class) {
    Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    return Finder.IsFound;
  }
  for (const CXXMethodDecl *Method : Class->methods())
    if (const FunctionDecl *Defined = Method->getDefinition();
        Defined && !Finder.IsFound)
      Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(*Defined)));
  return Finder.IsFound;
}

/// Whether nobody else can make the operation of \p From fail for good: what it
/// works on is the coroutine's own, or what fails is worth another attempt.
static bool isOwnersOnly(const AwaitSite &From) {
  if (!From.Operation || !From.By->Persists)
    return false;
  const auto *Variable =
      dyn_cast_or_null<VarDecl>(variableIn(objectOf(*From.Operation)));
  return From.IsOwnersOnly || (Variable && Variable->hasLocalStorage() &&
                               !isa<ParmVarDecl>(Variable) &&
                               !Variable->getType()->isReferenceType() &&
                               !Variable->getType()->isPointerType());
}

static SwallowedCancellation made(const AwaitSite &From, const Cancellation &By,
                                  const AwaitSite &Reached) {
  SwallowedCancellation Swallowed;
  Swallowed.HasCode = !By.Codes.empty();
  Swallowed.Name = Swallowed.HasCode ? By.Codes.front() : By.Exceptions.front();
  Swallowed.Includes = By.Includes;
  Swallowed.From = From.Of;
  Swallowed.Reached = Reached.Of;
  return Swallowed;
}

std::vector<SwallowedCancellation>
swallowedCancellations(const FunctionDecl &Function,
                       const std::vector<std::string> &OwnTypes,
                       AsyncModel &Model) {
  std::vector<SwallowedCancellation> Found;
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  if (Code->suspensionPoints().empty())
    return Found;
  std::vector<Cancellation> Own;
  for (const std::string &Type : OwnTypes) {
    Own.emplace_back().Exceptions = {Type};
    Own.back().OfTasks = true;
  }
  const CancellationSites Sites(Function, Own, Model);
  const std::vector<CaughtCancellation> Caught = Sites.caught();
  const std::vector<CodeTest> Tested = Sites.tested();
  if (Caught.empty() && Tested.empty())
    return Found;
  CancellationFlow Flow(Sites, *Code);
  for (const CaughtCancellation &Taken : Caught) {
    const AwaitSite *Reached = Flow.behind(Taken);
    if (!Reached || Sites.cancelsBefore(Taken.Handler->getCatchLoc()) ||
        keepsException(*Taken.Handler) ||
        (isOwnersOnly(*Taken.From) &&
         !isCancelledInSight(*Taken.From->Operation, Function, Model)))
      continue;
    SwallowedCancellation &Made =
        Found.emplace_back(made(*Taken.From, *Taken.By, *Reached));
    Made.Handler = Taken.Handler;
    const std::string Class = caughtClass(*Taken.Handler);
    if (Taken.By->isNamedBy(Class)) {
      Made.IsNamed = true;
      Made.Name = Class;
    }
    Made.IsInLoop = Taken.Try->Around;
  }
  for (const CodeTest &Test : Tested) {
    const AwaitSite *Reached = Flow.behind(Test);
    if (!Reached || Sites.cancelsBefore(Test.Of->getExprLoc()))
      continue;
    SwallowedCancellation &Made =
        Found.emplace_back(made(*Test.From, *Test.By, *Reached));
    Made.Test = Test.Of;
    Made.IsInLoop = true;
  }
  return Found;
}

} // namespace async_tidy
