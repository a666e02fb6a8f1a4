// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SwallowedExceptions.h"
#include "CancellationSites.h"
#include "EmptyHandlers.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"

using namespace clang;

namespace async_tidy {

/// Whether \p Handler is for whatever is thrown: all, the standard base, or the
/// base of errors that have a code.
static bool takesAnything(const CXXCatchStmt &Handler) {
  const QualType Type = Handler.getCaughtType();
  if (Type.isNull())
    return true;
  const std::string Class = caughtClass(Handler);
  return Class == "std::exception" || Class == "std::runtime_error" ||
         (isOneOf(Type.getNonReferenceType(), {"std::runtime_error"}) &&
          hasMember(*classOf(Type), "code"));
}

/// Whether the end of \p Block leaves it by a jump: behind it only a failure
/// goes on.
///     try { co_return co_await ask(first); } catch (...) {}
static bool endsInJump(const CompoundStmt &Block) {
  return !Block.body_empty() &&
         isa<CoreturnStmt, BreakStmt, ContinueStmt, GotoStmt>(
             Block.body_back());
}

namespace {

/// Reads what a try block does.
class TryReader : public OwnCodeVisitor {
public:
  TryReader(const std::vector<std::string> &Cleanups, AsyncModel &Model)
      : OwnCodeVisitor(Model.context()), Cleanups(Cleanups), Model(Model) {}

  bool TraverseCXXTryStmt(CXXTryStmt *Inner) override {
    for (unsigned I = 0; I != Inner->getNumHandlers(); ++I) {
      if (!takesAnything(*Inner->getHandler(I)))
        continue;
      for (unsigned J = 0; J != Inner->getNumHandlers(); ++J)
        if (!TraverseStmt(Inner->getHandler(J)))
          return false;
      return true;
    }
    return OwnCodeVisitor::TraverseCXXTryStmt(Inner);
  }
  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    const AwaitCancellation Known = cancellationOf(*Await, {}, Model);
    const Expr *Operand = passedOn(strip(Await->getOperand()));
    const auto *Call = dyn_cast_or_null<CallExpr>(makerOf(*Operand));
    if (Known.GivesValue || neverSuspends(*Await) ||
        (Call && (Model.hasRole(*Call, role::CancelOnly) || isCleanup(*Call))))
      return true;
    if (!Model.asyncType(Operand->getType()))
      return true;
    found(*Await, nameOf(*Operand));
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (Model.hasRole(*Call, role::Throws) && !isCleanup(*Call))
      found(*Call, calledName(*Call));
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->isAssignmentOp())
      set(*Operator->getArg(0));
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->isAssignmentOp())
      set(*Operator->getLHS());
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) override {
    Declared.insert(Variable->getCanonicalDecl());
    return true;
  }

  const Expr *From = nullptr;
  std::string Name;
  ValueSet Set;
  ValueSet Declared;

private:
  bool isCleanup(const CallExpr &Call) const {
    return Model.hasRole(Call, role::Cleanup) ||
           (!Cleanups.empty() && callsOneOf(Call, Cleanups));
  }
  static std::string nameOf(const Expr &Operand) {
    const auto *Call = dyn_cast_or_null<CallExpr>(makerOf(Operand));
    // co_await (read() && write())
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Call);
        Operator && Operator->getOperator() != OO_Call)
      return nameOf(*Operator->getArg(0));
    const ValueDecl *Named = variableIn(&Operand);
    return Call    ? calledName(*Call)
           : Named ? Named->getNameAsString()
                   : "a task";
  }
  void found(const Expr &At, std::string Called) {
    if (From)
      return;
    From = &At;
    Name = std::move(Called);
  }
  void set(const Expr &Into) {
    if (const ValueDecl *Value = variableIn(&Into))
      Set.insert(cast<ValueDecl>(Value->getCanonicalDecl()));
  }

  const std::vector<std::string> &Cleanups;
  AsyncModel &Model;
};

/// Looks for a use of one of the values outside of a block.
class UseFinder : public CodeVisitor {
public:
  UseFinder(const ValueSet &Values, const CompoundStmt &Outside)
      : Values(Values), Outside(Outside) {}
  bool dataTraverseStmtPre(Stmt *S) override { return S != &Outside; }
  bool VisitDeclRefExpr(DeclRefExpr *E) override { return use(*E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) override {
    return use(*E->getMemberDecl());
  }

  bool IsFound = false;

private:
  bool use(const ValueDecl &Value) {
    IsFound |= Values.contains(cast<ValueDecl>(Value.getCanonicalDecl()));
    return !IsFound;
  }

  const ValueSet &Values;
  const CompoundStmt &Outside;
};

class Finder : public OwnCodeVisitor {
public:
  Finder(const FunctionDecl &Function, const std::vector<std::string> &Cleanups,
         AsyncModel &Model)
      : OwnCodeVisitor(Model.context()), Function(Function), Cleanups(Cleanups),
        Model(Model) {}

  bool TraverseCXXTryStmt(CXXTryStmt *Try) override {
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I) {
      const CXXCatchStmt *Handler = Try->getHandler(I);
      if (!takesAnything(*Handler))
        continue;
      if (const std::optional<EmptyHandler> Empty =
              emptyHandler(*Handler, Context);
          Empty && !isToldFromOthers(*Try, I))
        add(*Try, *Handler, *Empty);
      // What is left for those behind is no exception of the usual kind.
      break;
    }
    return OwnCodeVisitor::TraverseCXXTryStmt(Try);
  }

  std::vector<SwallowedException> Found;

private:
  /// Whether what handler number \p Index takes is expected, and all else is
  /// dealt with behind it.
  ///     catch (const system_error &) {} catch (const exception &e) { log(e); }
  bool isToldFromOthers(const CXXTryStmt &Try, unsigned Index) const {
    for (unsigned I = Index + 1; I < Try.getNumHandlers(); ++I)
      if (caughtClass(*Try.getHandler(I)) == "std::exception")
        return !emptyHandler(*Try.getHandler(I), Context);
    return false;
  }

  void add(const CXXTryStmt &Try, const CXXCatchStmt &Handler,
           const EmptyHandler &Empty) {
    TryReader Reader(Cleanups, Model);
    Reader.TraverseStmt(const_cast<CompoundStmt *>(Try.getTryBlock()));
    if (!Reader.From || (endsInJump(*Try.getTryBlock()) && !isLast(Try)) ||
        isOutcomeUsed(Reader, Try))
      return;
    Found.push_back({&Handler, Reader.From, Reader.Name, Empty.IsCommented});
  }

  /// Whether nothing stands behind \p Try in the function.
  bool isLast(const CXXTryStmt &Try) const {
    const Stmt *Body = writtenBody(Function);
    if (Body == &Try)
      return true;
    const auto *Block = dyn_cast<CompoundStmt>(Body);
    return Block && !Block->body_empty() && Block->body_back() == &Try;
  }

  /// Whether something that only success sets is asked for elsewhere.
  ///     try { body = co_await read(); } catch (...) {}
  ///     if (body.empty()) ...
  bool isOutcomeUsed(const TryReader &Reader, const CXXTryStmt &Try) {
    ValueSet Outcome;
    for (const ValueDecl *Value : Reader.Set)
      if (!Reader.Declared.contains(Value))
        Outcome.insert(Value);
    if (Outcome.empty())
      return false;
    UseFinder Uses(Outcome, *Try.getTryBlock());
    Uses.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    return Uses.IsFound;
  }

  const FunctionDecl &Function;
  const std::vector<std::string> &Cleanups;
  AsyncModel &Model;
};

} // namespace

std::vector<SwallowedException>
swallowedExceptions(const FunctionDecl &Function,
                    const std::vector<std::string> &Cleanups,
                    AsyncModel &Model) {
  if (Model.bodyOf(Function)->suspensionPoints().empty())
    return {};
  Finder Search(Function, Cleanups, Model);
  Search.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return std::move(Search.Found);
}

} // namespace async_tidy
