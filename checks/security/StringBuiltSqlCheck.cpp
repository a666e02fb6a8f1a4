// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StringBuiltSqlCheck.h"
#include "BoundParameters.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/FactLookup.h"
#include "support/flow/TextRoles.h"
#include "support/replacing/Replacements.h"

using namespace clang;

namespace async_tidy {

StringBuiltSqlCheck::StringBuiltSqlCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : FlowCheck(Name, Context), Options(optionSource()) {}

void StringBuiltSqlCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

namespace {
class SinkFinder : public CodeVisitor {
public:
  explicit SinkFinder(const AsyncModel &Model) : Model(Model) {}

  bool VisitCallExpr(CallExpr *Call) override {
    IsFound |= Model.hasRole(*Call, role::SqlSink);
    return !IsFound;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Made) override {
    IsFound |= Model.callFact(*Made, role::SqlSink) != nullptr;
    return !IsFound;
  }

  const AsyncModel &Model;
  bool IsFound = false;
};
} // namespace

bool StringBuiltSqlCheck::hasEnd(const FunctionDecl &Function,
                                 AsyncModel &Model) {
  SinkFinder Finder(Model);
  Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Finder.IsFound;
}

std::unique_ptr<FlowSummarizer>
StringBuiltSqlCheck::makeSummarizer(ValueFlow &Flow,
                                    llvm::ArrayRef<const FunctionDecl *>) {
  return std::make_unique<SplicedText>(Flow, Options.SafeCalls);
}

bool StringBuiltSqlCheck::isReportedIn(const FunctionDecl &Function,
                                       AsyncModel &Model) const {
  return isInScope(Options.Scope, Function, Model);
}

std::vector<Wording>
StringBuiltSqlCheck::wordingsFor(const FlowUse &Use) const {
  const std::vector<std::string> Parts = {"{source}", nameOfUse(Use)};
  return {
      {&string_built_sql::SplicesValue, Parts},
      {Options.CheckNames ? &string_built_sql::SplicesName : nullptr, Parts},
      {&string_built_sql::SplicesClause, Parts}};
}

void StringBuiltSqlCheck::suggest(const UnitSummary::Code &At, Finding &Found) {
  AsyncModel &Model = model();
  const auto *Call = dyn_cast<CallExpr>(At.Use->User);
  const BoundFact *Fact =
      Call ? lastByCall(*Call, Model.facts().get<BoundFacts>().Calls,
                        Model.context())
           : nullptr;
  if (!Fact)
    return;
  const auto Code =
      withBoundParameters(*Call, At.Argument, Fact->Instead, Model.context());
  if (Code)
    Found.Notes.push_back(
        {Call->getBeginLoc(),
         "'" + *Code + "' binds the values",
         {{FixItHint::CreateReplacement(Call->getSourceRange(), *Code)},
          Fact->Instead.Includes}});
}

} // namespace async_tidy
