// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Escapes.h"
#include "ErrorFacts.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/PromiseType.h"
#include "support/facts/CallConditions.h"
#include "support/replacing/Replacements.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

namespace {

class EscapeFinder;

/// Remembers what has been asked, and ends recursion.
class EscapeSearch {
public:
  explicit EscapeSearch(AsyncModel &Model) : Model(Model) {}

  std::optional<Escape> of(const FunctionDecl &Function);

  AsyncModel &Model;

private:
  llvm::SmallPtrSet<const FunctionDecl *, 8> Asked;
};

class EscapeFinder : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  explicit EscapeFinder(EscapeSearch &Search)
      : OwnCodeVisitor(Search.Model.context()), Search(Search),
        Model(Search.Model) {}

  bool TraverseCXXTryStmt(CXXTryStmt *Try) override {
    Around.push_back(Try);
    const bool Goes = TraverseStmt(Try->getTryBlock());
    Around.pop_back();
    for (unsigned I = 0; Goes && I != Try->getNumHandlers(); ++I)
      if (!TraverseStmt(Try->getHandler(I)))
        return false;
    return Goes;
  }

  bool VisitCXXThrowExpr(CXXThrowExpr *Throw) override {
    const Expr *Thrown = Throw->getSubExpr();
    return isCaught(Thrown ? Thrown->getType() : QualType()) ||
           found(Throw->getThrowLoc(), "an exception is thrown here");
  }

  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    const Expr *Operand = passedOn(strip(Await->getOperand()));
    if (isCaught(QualType()) || isNothrow(*Await) ||
        holdsOneOf(Await->getType(),
                   Model.facts().get<ErrorFacts>().ErrorValues))
      return true;
    return awaited(*Operand, Await->getKeywordLoc());
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Made) override {
    return !Model.callFact(*Made, role::Throws) || isCaught(QualType()) ||
           found(Made->getBeginLoc(), "'" + typeName(Made->getType()) +
                                          "' is made here and may throw");
  }

  bool VisitCallExpr(CallExpr *Call) override {
    const FunctionDecl *Called = Call->getDirectCallee();
    const FunctionDecl *Definition = nullptr;
    if (Model.hasRole(*Call, role::Throws) && !isCaught(QualType()))
      return found(calleeLocation(*Call),
                   "'" + calledName(*Call) + "' is called here and may throw");
    // Calling a coroutine runs none of a lazy one; the await is what counts.
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Called);
    if (!Called || !Called->getBody(Definition) || coroutineBody(*Definition) ||
        (Method && Method->isVirtual()) ||
        Model.asyncType(Called->getReturnType()) || isCaught(QualType()) ||
        Model.facts().isOfLibrary(qualifiedName(*Called)))
      return true;
    return !Search.of(*Definition) ||
           found(calleeLocation(*Call),
                 "'" + calledName(*Call) + "' is called here and may throw");
  }

  std::optional<Escape> Found;

private:
  bool found(SourceLocation At, std::string Words) {
    Found = Escape{At, std::move(Words)};
    return false;
  }

  static bool isNothrow(const CoawaitExpr &Await) {
    const auto *Resume =
        dyn_cast_or_null<CallExpr>(strip(Await.getResumeExpr()));
    const FunctionDecl *Called = Resume ? Resume->getDirectCallee() : nullptr;
    const auto *Type =
        Called ? Called->getType()->getAs<FunctionProtoType>() : nullptr;
    return Type && Type->isNothrow();
  }

  /// False where an exception gets out of what is awaited.
  bool awaited(const Expr &Operand, SourceLocation At) {
    const Expr *Maker = makerOf(Operand);
    const auto *Call = dyn_cast_or_null<CallExpr>(Maker);
    const auto Functions = startedBy(Operand, Model);
    for (const FunctionDecl *Function : Functions)
      if (Search.of(*Function))
        return found(At, "'" + nameOf(*Function) +
                             "' is awaited here and may throw");
    if (!Functions.empty() || !Call || Model.hasRole(*Call, role::CancelOnly) ||
        Model.hasRole(*Call, role::Spawn) || Model.hasRole(*Call, role::Join) ||
        Model.hasRole(*Call, role::Hop) || Model.hasRole(*Call, role::HopBack))
      return true;
    bool Throws = false;
    for (const Expr *Argument : Call->arguments()) {
      // The error goes into a variable or the result.
      if (holdsOneOf(Argument->getType(),
                     Model.facts().get<ErrorFacts>().ErrorValues))
        return true;
      Throws |= holdsOneOf(Argument->getType(),
                           Model.facts().get<ErrorFacts>().ThrowingTokens);
    }
    return !Throws || found(At, "'" + calledName(*Call) +
                                    "' is awaited here and throws its error");
  }

  static std::string nameOf(const FunctionDecl &Function) {
    return Function.getDeclName().isIdentifier() ? qualifiedName(Function)
                                                 : "a lambda";
  }

  /// Whether a handler around takes what is thrown; without a type, what
  /// functions throw: an exception of the standard library's kind.
  bool isCaught(QualType Thrown) const {
    return llvm::any_of(Around, [&](const CXXTryStmt *Try) {
      for (unsigned I = 0; I != Try->getNumHandlers(); ++I) {
        const QualType Caught = Try->getHandler(I)->getCaughtType();
        if (Caught.isNull() || takes(Caught, Thrown))
          return true;
      }
      return false;
    });
  }

  bool takes(QualType Caught, QualType Thrown) const {
    Caught = Caught.getNonReferenceType().getUnqualifiedType();
    const CXXRecordDecl *Class = Caught->getAsCXXRecordDecl();
    if (Thrown.isNull()) {
      // std::exception, or the kind that carries an error code.
      const std::string Name = Class ? qualifiedName(*Class) : "";
      return Name == "std::exception" || Name == "std::runtime_error" ||
             (isOneOf(Caught, {"std::runtime_error"}) &&
              hasMember(*Class, "code"));
    }
    if (Context.hasSameUnqualifiedType(Caught, Thrown))
      return true;
    const CXXRecordDecl *Given = Thrown->getAsCXXRecordDecl();
    return Given && Class && Given->hasDefinition() &&
           Given->isDerivedFrom(Class);
  }

  EscapeSearch &Search;
  AsyncModel &Model;
  llvm::SmallVector<const CXXTryStmt *, 2> Around;
};

std::optional<Escape> EscapeSearch::of(const FunctionDecl &Function) {
  const auto *Type = Function.getType()->getAs<FunctionProtoType>();
  // A coroutine's noexcept is that of its start alone; its author says that
  // nothing is thrown.
  const bool IsNothrow =
      Type && !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) &&
      Type->isNothrow();
  const Stmt *Body = writtenBody(Function);
  if (!Body || IsNothrow || !Asked.insert(&Function).second)
    return std::nullopt;
  EscapeFinder Finder(*this);
  Finder.TraverseStmt(const_cast<Stmt *>(Body));
  return Finder.Found;
}

} // namespace

std::optional<Escape> escapeOf(const FunctionDecl &Function,
                               AsyncModel &Model) {
  return EscapeSearch(Model).of(Function);
}

} // namespace async_tidy
