// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StringBuiltSqlCheck.h"
#include "BoundParameters.h"
#include "support/Coroutine.h"
#include "support/Names.h"
#include "support/Replacements.h"
#include "support/SourceText.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

StringBuiltSqlCheck::StringBuiltSqlCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void StringBuiltSqlCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

namespace {
class SinkFinder : public RecursiveASTVisitor<SinkFinder> {
public:
  explicit SinkFinder(const AsyncModel &Model) : Model(Model) {}

  bool VisitCallExpr(CallExpr *Call) {
    IsFound |= Model.hasRole(*Call, Role::SqlSink);
    return !IsFound;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Made) {
    IsFound |= Model.callFact(*Made, Role::SqlSink) != nullptr;
    return !IsFound;
  }

  const AsyncModel &Model;
  bool IsFound = false;
};
} // namespace

void StringBuiltSqlCheck::checkFunction(const FunctionDecl &Function,
                                        AsyncModel &Model) {
  this->Model = &Model;
  // Lambdas are part of the function around them.
  if (Function.isDependentContext() || namedFunction(&Function) != &Function)
    return;
  Functions.push_back(&Function);
  if (!HasSink) {
    SinkFinder Finder(Model);
    Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    HasSink = Finder.IsFound;
  }
}

void StringBuiltSqlCheck::onEndOfTranslationUnit() {
  // Without a call that runs SQL no function can lead to one.
  if (HasSink) {
    ValueFlow Flow(*Model);
    SplicedText Texts(Flow, Options.SafeCalls);
    for (const FunctionDecl *Function : Functions)
      for (const SplicedText::Finding &Finding : Texts.findIn(*Function))
        reportSplice(Finding, *Model);
  }
  Functions.clear();
}

void StringBuiltSqlCheck::reportSplice(const SplicedText::Finding &Finding,
                                       AsyncModel &Model) {
  const FlowUse &Use = *Finding.Use;
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  const SpliceKind Kind = Finding.Found.Kind;
  if ((Kind == SpliceKind::Name && !Options.CheckNames) ||
      (Options.Scope == "coroutines" &&
       Model.contextOf(*Use.In) == ContextKind::Plain))
    return;
  auto Warning =
      report(Kind == SpliceKind::Name     ? string_built_sql::SplicesName
             : Kind == SpliceKind::Clause ? string_built_sql::SplicesClause
                                          : string_built_sql::SplicesValue,
             Call ? calleeLocation(*Call) : Use.User->getExprLoc(), *Use.User,
             *Use.In, Model);
  if (!Warning)
    return;
  *Warning << Finding.Found.Piece
           << (Call ? calledName(*Call) : typeName(Use.User->getType()));
  // The next diagnostic closes this one.
  Warning.reset();
  for (const FlowPoint &Point : Finding.Found.Path)
    diag(Point.At, "%0", DiagnosticIDs::Note) << Point.Text;
  suggestBinding(Finding, Model);
}

void StringBuiltSqlCheck::suggestBinding(const SplicedText::Finding &Finding,
                                         AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(Finding.Use->User);
  const CallFact *Fact = Call ? Model.callFact(*Call, Role::SqlSink) : nullptr;
  if (!Fact || !Fact->Bound)
    return;
  const auto Code = withBoundParameters(*Call, Finding.Argument, *Fact->Bound,
                                        Model.context());
  if (!Code)
    return;
  const SourceLocation At = Call->getBeginLoc();
  auto Note = diag(At, "'%0' binds the values", DiagnosticIDs::Note) << *Code;
  Note << FixItHint::CreateReplacement(Call->getSourceRange(), *Code);
  for (const FixItHint &Include :
       includeHints(Fact->Bound->Includes, At, Model))
    Note << Include;
}

} // namespace async_tidy
