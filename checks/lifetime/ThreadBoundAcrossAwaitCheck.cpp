// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ThreadBoundAcrossAwaitCheck.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

using Kind = BoundValue::Kind;

ThreadBoundAcrossAwaitCheck::ThreadBoundAcrossAwaitCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void ThreadBoundAcrossAwaitCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

/// errno, which is a macro, or the function that is called.
static std::string nameOfCall(const CallExpr &Call, const ASTContext &Context) {
  const SourceLocation At = calleeLocation(Call);
  return At.isMacroID()
             ? Lexer::getImmediateMacroName(At, Context.getSourceManager(),
                                            Context.getLangOpts())
                   .str()
             : calledName(Call);
}

/// A variable that a macro makes has a name that nobody knows: the macro's.
static std::string nameOf(const VarDecl &Variable, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation At = Variable.getLocation();
  return At.isMacroID() && !Sources.isMacroArgExpansion(At)
             ? Lexer::getSourceText(
                   CharSourceRange::getTokenRange(Sources.getExpansionLoc(At)),
                   Sources, Context.getLangOpts())
                   .str()
             : Variable.getNameAsString();
}

static Wording wordsOn(const BoundUse &Found, const ASTContext &Context) {
  using namespace thread_bound_across_await;
  const BoundValue &Value = Found.Value;
  const auto *Call = dyn_cast<CallExpr>(Found.Where);
  const std::string Name = Value.Variable ? nameOf(*Value.Variable, Context)
                           : Call         ? nameOfCall(*Call, Context)
                                          : std::string();
  switch (Value.What) {
  case Kind::Identity:
    return {&ThreadNamed, {Name}};
  case Kind::Exceptions:
    return {&ExceptionsCounted, {Name}};
  case Kind::Error:
    return {&ErrorRead, {Name}};
  case Kind::Read:
    return {&LocalRead, {Name}};
  case Kind::Reset:
    return {&LocalReset, {Name}};
  case Kind::Count:
    return {&LocalCounted, {Name}};
  case Kind::Reference:
    return {&LocalReferred, {Name, Value.Path.Variable->getNameAsString()}};
  case Kind::Guard:
  case Kind::State:
    return {&StateHeld, {Name, Value.State}};
  case Kind::Attachment:
  case Kind::Tie:
    return {&StateTied, {Name, Value.State}};
  case Kind::Counter:
    return {&ExceptionsCompared, {Name}};
  }
  llvm_unreachable("no such kind");
}

/// What is said at the place where the value begins.
static const char *beginOf(const BoundValue &Value) {
  switch (Value.What) {
  case Kind::Read:
  case Kind::Reset:
    return "set here";
  case Kind::Count:
    return "changed here";
  default:
    return "taken here";
  }
}

bool ThreadBoundAcrossAwaitCheck::isAllowed(const BoundUse &Found) const {
  const VarDecl *Variable = Found.Value.Variable;
  const auto *Call = dyn_cast<CallExpr>(Found.Where);
  return (Variable &&
          (matchesAnyName(Options.AllowedGuards, qualifiedName(*Variable)) ||
           matchesAnyName(Options.AllowedGuards,
                          typeName(Variable->getType())))) ||
         (Found.Value.Path.Variable &&
          matchesAnyName(Options.AllowedGuards,
                         qualifiedName(*Found.Value.Path.Variable))) ||
         (!Variable && Call &&
          matchesAnyName(Options.AllowedGuards, calledName(*Call)));
}

void ThreadBoundAcrossAwaitCheck::checkFunction(const FunctionDecl &Function,
                                                AsyncModel &Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  for (const BoundUse &Found : boundAcrossAwaits(Function, Model)) {
    if (isAllowed(Found))
      continue;
    const BoundValue &Value = Found.Value;
    const auto *Call = dyn_cast<CallExpr>(Found.Where);
    const SourceLocation At = Value.isHeld() ? Value.Variable->getLocation()
                              : Call         ? calleeLocation(*Call)
                                             : Found.Where->getBeginLoc();
    Finding F(wordsOn(Found, Model.context()), Sources.getFileLoc(At),
              *Found.Where, Function);
    const bool BeginsThere =
        Value.isHeld() || Value.What == Kind::State || Value.What == Kind::Tie;
    if (!BeginsThere && !Value.Begins.empty())
      F.Notes.push_back(
          {Sources.getFileLoc(Value.Begins.front()->getBeginLoc()),
           beginOf(Value)});
    constexpr size_t Named = 8;
    for (const Expr *Point : llvm::ArrayRef(Found.Points).take_front(Named))
      F.Notes.push_back({Point->getExprLoc(), isa<CoyieldExpr>(Point)
                                                  ? "suspends at this co_yield"
                                                  : "suspends here"});
    if (Found.Points.size() > Named)
      F.Notes.push_back(
          {Found.Points[Named]->getExprLoc(),
           "and at " + std::to_string(Found.Points.size() - Named) + " more"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
