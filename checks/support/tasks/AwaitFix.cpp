// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AwaitFix.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Awaitable.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/PromiseType.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

/// Whether co_await, a unary operator, takes all of \p E: f() && g() is two.
static bool isUnary(const Expr &E) {
  const Expr *Bare = E.IgnoreImplicit();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Bare))
    return !Operator->isInfixBinaryOp();
  return !isa<BinaryOperator, AbstractConditionalOperator>(Bare);
}

/// The edits that await \p E and remove what stands from \p Begin up to it.
static llvm::SmallVector<FixItHint, 2>
awaitFrom(SourceLocation Begin, const Expr &E, const ASTContext &Context) {
  const CharSourceRange Front =
      CharSourceRange::getCharRange(Begin, E.getBeginLoc());
  if (isUnary(E))
    return {FixItHint::CreateReplacement(Front, "co_await ")};
  const SourceLocation End = Lexer::getLocForEndOfToken(
      E.getEndLoc(), 0, Context.getSourceManager(), Context.getLangOpts());
  return {FixItHint::CreateReplacement(Front, "co_await ("),
          FixItHint::CreateInsertion(End, ")")};
}

/// c ? co_await f() : co_await g(). The one co_await around it all is right
/// too, but GCC 12 destroys its operand twice.
static llvm::SmallVector<FixItHint, 2> awaitArms(const Expr &E,
                                                 const ASTContext &Context) {
  if (const auto *Choice = dyn_cast<ConditionalOperator>(strip(&E))) {
    auto Edits = awaitArms(*Choice->getTrueExpr(), Context);
    auto Others = awaitArms(*Choice->getFalseExpr(), Context);
    if (Edits.empty() || Others.empty())
      return {};
    Edits.append(Others);
    return Edits;
  }
  if (!isOutsideMacros(E.getSourceRange()))
    return {};
  return awaitFrom(E.getBeginLoc(), E, Context);
}

/// Whether a co_await may stand before \p Written, a value of \p Type.
static bool mayAwait(const Expr &Written, QualType Type,
                     const FunctionDecl &Function, bool InCatch,
                     AsyncModel &Model) {
  const CXXRecordDecl *Promise = promiseOf(Function);
  const std::optional<AsyncType> Task = Model.asyncType(Type);
  const bool IsSameLibrary = Task && Task->IsTask && Task->Owner &&
                             Task->Owner == Model.libraryOf(Function);
  return Promise && !InCatch && !Function.isTemplateInstantiation() &&
         isOutsideMacros(Written.getSourceRange()) &&
         canAwait(*Promise, Type, Model.context(), IsSameLibrary);
}

/// Of \p Written, which is no operand of a suspension point.
static llvm::SmallVector<FixItHint, 2>
awaitOperand(const Expr &Written, const FunctionDecl &Function, bool InCatch,
             AsyncModel &Model) {
  const Expr *E = Written.IgnoreImplicit();
  if (!mayAwait(*E, E->getType(), Function, InCatch, Model))
    return {};
  return awaitFrom(E->getBeginLoc(), *E, Model.context());
}

llvm::SmallVector<FixItHint, 2> awaitMisused(const TaskMisuse &Misuse,
                                             const FunctionDecl &Function,
                                             AsyncModel &Model) {
  const AwaitResult Result =
      awaitResult(Misuse.Value->getType(), Model.context());
  // Any result can be returned; a number can be tested, added and printed.
  const bool Fits = (!Result.Type.isNull() &&
                     Result.Type.getNonReferenceType()->isScalarType()) ||
                    (Misuse.What == TaskMisuse::Kind::Returned &&
                     Result.What == AwaitResult::Kind::Value);
  if (!Fits)
    return {};
  return awaitOperand(*Misuse.Written, Function, Misuse.InCatch, Model);
}

/// Whether \p Promise awaits a variable of \p Type as well as a new one.
static bool canAwaitLvalue(const CXXRecordDecl &Promise, QualType Type,
                           ASTContext &Context) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && !hasMember(Promise, "await_transform") &&
         anyBase(*Class, [&](const CXXRecordDecl &Base) {
           return llvm::any_of(
               Base.lookup(
                   Context.DeclarationNames.getCXXOperatorName(OO_Coawait)),
               [](const NamedDecl *Member) {
                 const auto *Method = dyn_cast<CXXMethodDecl>(Member);
                 return Method && Method->getRefQualifier() != RQ_RValue;
               });
         });
}

llvm::SmallVector<FixItHint, 2> awaitDropped(const Discard &Dropped,
                                             const FunctionDecl &Function,
                                             AsyncModel &Model) {
  if (!mayAwait(*Dropped.Written, Dropped.Value->getType(), Function,
                Dropped.InCatch, Model) ||
      (strip(Dropped.Written)->isLValue() &&
       !canAwaitLvalue(*promiseOf(Function), Dropped.Value->getType(),
                       Model.context())))
    return {};
  const auto *Assignment =
      dyn_cast_or_null<CXXOperatorCallExpr>(Dropped.Explicit);
  // One arm alone would change the other's type.
  if (Dropped.Choice)
    return Dropped.IsFirstArm && !Assignment
               ? awaitArms(*Dropped.Choice, Model.context())
               : llvm::SmallVector<FixItHint, 2>();
  // std::ignore does not take the void that awaiting may give.
  if (Assignment) {
    if (!isOutsideMacros(Assignment->getSourceRange()))
      return {};
    return awaitFrom(Assignment->getBeginLoc(), *Dropped.Written,
                     Model.context());
  }
  return awaitFrom(Dropped.Written->getBeginLoc(), *Dropped.Written,
                   Model.context());
}

/// Whether the declaration of \p Loss can become one of the result.
static bool canHoldResult(const TaskLoss &Loss) {
  const auto *Variable = dyn_cast<VarDecl>(Loss.Slot->Variable);
  const TaskEvent &Made = *Loss.Made;
  return Variable && !Loss.Slot->Field && Made.Declaration &&
         Loss.Slot->Events.size() == 1 && Made.Source == strip(Made.Written) &&
         Variable->getType().getNonReferenceType()->getContainedAutoType() &&
         !Variable->getType()->isLValueReferenceType();
}

/// The source from the declaration's begin to its initialiser, where that is
/// all but the value: auto done = touch(); becomes co_await touch();.
static SourceRange declarator(const TaskEvent &Made) {
  const auto *Declaration = dyn_cast<DeclStmt>(Made.At);
  const bool IsStatement =
      Made.Around.size() > 1 &&
      isa<CompoundStmt>(Made.Around[Made.Around.size() - 2]);
  if (!Declaration || !Declaration->isSingleDecl() || !IsStatement ||
      Made.Declaration->getInitStyle() != VarDecl::CInit)
    return {};
  SourceRange Range(Declaration->getBeginLoc(), Made.Source->getBeginLoc());
  return isOutsideMacros(Range) ? Range : SourceRange();
}

KeptFix awaitKept(const TaskLoss &Loss, const FunctionDecl &Function,
                  AsyncModel &Model) {
  KeptFix Fix;
  if (!canHoldResult(Loss))
    return Fix;
  const TaskEvent &Made = *Loss.Made;
  const AwaitResult::Kind Result =
      awaitResult(Made.Source->getType(), Model.context()).What;
  const bool IsVoid = Result == AwaitResult::Kind::Void;
  Fix.IsSafe = Loss.Slot->Held.Type.Kind == TaskKind::Lazy &&
               Result != AwaitResult::Kind::Unknown &&
               !(IsVoid && isLock(*Made.Source, Model));
  Fix.Edits = awaitOperand(*Made.Source, Function, Made.InCatch, Model);
  if (Fix.Edits.empty() || !IsVoid)
    return Fix;
  const SourceRange Before = declarator(Made);
  if (Before.isInvalid() || Fix.Edits.size() != 1)
    Fix.Edits.clear();
  else
    Fix.Edits.front() = FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(Before.getBegin(), Before.getEnd()),
        "co_await ");
  return Fix;
}

} // namespace async_tidy
