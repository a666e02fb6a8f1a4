// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingCallCheck.h"
#include "support/blocking/Blocking.h"
#include "support/blocking/BlockingAdvice.h"
#include "support/blocking/BlockingTopic.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/Hops.h"
#include "support/coroutines/PoolLambdas.h"
#include "support/running/RunningTopic.h"
#include <nlohmann/json.hpp>

using namespace clang;

namespace async_tidy {

BlockingCallCheck::BlockingCallCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {
  if (Options.ExtraCalls.empty())
    return;
  auto Facts = std::make_shared<async_tidy::Facts>();
  Facts->addProject(factsOf(Options.ExtraCalls));
  ExtraFacts = std::move(Facts);
}

void BlockingCallCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void BlockingCallCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  this->Model = &Model;
  Blocking &Blocks = Model.get<Blocking>();
  Blocks.addListed(ExtraFacts);
  Model.get<Running>().add(Function);
  if (Model.contextOf(Function) == ContextKind::Plain) {
    Blocks.reach().add(summarize(Function, Model));
    return;
  }
  const FunctionDecl *Named = namedFunction(&Function);
  if ((Named && matchesAnyName(Options.AllowedIn, qualifiedName(*Named))) ||
      (Options.TrustHops && Model.get<PoolLambdas>().holds(Function)))
    return;
  for (const BlockingCandidate &Found : blockingCandidates(Function, Model)) {
    if (isAllowed(Found) ||
        (Options.TrustHops && Found.Where.Anchor &&
         Model.get<Hops>().isAfterHop(Function, *Found.Where.Anchor)))
      continue;
    if (!Found.Callee && !isWanted(Found.Fact->Group, Options.Groups))
      continue;
    RunningCondition Where = whereIs(Found, Function, Model);
    if (Found.Callee)
      Calls.push_back({Found, &Function, std::move(Where)});
    else
      Blockers.push_back(
          {findingFor(Found, Function, Model), std::move(Where)});
  }
}

void BlockingCallCheck::onEndOfTranslationUnit() {
  if (!Model)
    return;
  std::vector<std::string> Asked, Runners;
  for (const AsyncCall &Call : Calls) {
    Asked.push_back(
        calledUsr(*Call.Found.Callee, *Call.Function, Call.Found.IsVirtual));
    Runners.push_back(Call.Where.Usr);
  }
  for (const Blocker &B : Blockers)
    Runners.push_back(B.Where.Usr);
  BlockingReach &Reach = Model->get<Blocking>().reach();
  const auto Known = settle(
      BlockingTopic,
      [&] {
        return std::make_unique<RecordsOf<BlockingSummary>>(
            isWholeProgram() ? Reach.relevant() : Reach.all());
      },
      Options.FactsFile, std::move(Asked), *Model);
  const auto Runs = settle(
      RunningTopic,
      [&] {
        return std::make_unique<RecordsOf<RunningSummary>>(
            Model->get<Running>().take());
      },
      Options.FactsFile, std::move(Runners), *Model);
  for (Blocker &B : Blockers) {
    B.Where.Words = B.Found.Words;
    const FindingCondition Condition(RunningTopic.Name.str(), B.Where);
    const auto Decide = [&] { return Runs->decide(B.Where, Model->facts()); };
    reportIf(std::move(B.Found), Condition, Decide, *Model);
  }
  for (const AsyncCall &Call : Calls)
    reportCall(Call, Known.get(), Runs.get());
  Blockers.clear();
  Calls.clear();
  Model = nullptr;
}

bool BlockingCallCheck::isAllowed(const BlockingCandidate &Found) const {
  if (matchesAnyName(Options.AllowedCalls, Found.Name))
    return true;
  const NamedDecl *Called =
      Found.Call ? calledDeclaration(*Found.Call) : nullptr;
  return Called && matchesAnyName(Options.AllowedCalls, qualifiedName(*Called));
}

WaitHarm BlockingCallCheck::harmOf(BlockingLength Length) const {
  if (Options.AtStartUp)
    return WaitHarm::Always;
  switch (Length) {
  case BlockingLength::Short:
    return WaitHarm::Repeated;
  case BlockingLength::Long:
    return WaitHarm::Serving;
  case BlockingLength::Nests:
    return WaitHarm::Nested;
  case BlockingLength::Listed:
    return WaitHarm::Always;
  }
  llvm_unreachable("unknown length");
}

/// \p Where, as another topic's finding hangs on it.
static FurtherCondition further(RunningCondition Where, WaitHarm Harm) {
  Where.Harm = Harm;
  return {RunningTopic.Name.str(), Where};
}

static llvm::StringRef contextName(const FunctionDecl &Function) {
  return coroutineBody(Function) ? "coroutine" : "async function";
}

RunningCondition BlockingCallCheck::whereIs(const BlockingCandidate &Found,
                                            const FunctionDecl &Function,
                                            AsyncModel &Model) const {
  const Stmt &Anchor =
      Found.Where.Anchor ? *Found.Where.Anchor : *Found.Statement;
  RunningCondition Where =
      Model.get<Running>().conditionAt(*Found.Statement, Anchor, Function);
  if (Found.Fact)
    Where.Harm = harmOf(lengthOf(Found.Fact->Group));
  return Where;
}

Finding BlockingCallCheck::findingFor(const BlockingCandidate &Found,
                                      const FunctionDecl &Function,
                                      AsyncModel &Model) {
  const BlockingAdvice A = adviceFor(Found, Function, Model);
  Finding F(
      {Found.Fact->isSyncRunner() ? &blocking_call::NestsLoop
                                  : &blocking_call::BlocksLoop,
       {Found.Name, contextName(Function).str(), Found.Fact->Reason, A.Text}},
      Found.At, *Found.Statement, Function);
  if (A.Fix == Replacement::FixKind::Safe)
    F.SafeFix = {{*A.Edit}, A.Includes};
  else if (A.Fix == Replacement::FixKind::Unsafe)
    F.Notes.push_back({Found.At,
                       "'" + A.Code + "' suspends instead",
                       {{*A.Edit}, A.Includes}});
  return F;
}

/// The call as written, where that is short enough for a message.
static std::string shownCode(const BlockingCandidate &Found,
                             const ASTContext &Context) {
  constexpr size_t Longest = 400;
  SourceRange Range = Found.Statement->getSourceRange();
  std::string Begin;
  // File config{path}; is written with the variable's name, and made of a type.
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Found.Statement);
      Made && isa<CXXConstructorDecl>(Found.Callee)) {
    Range = Made->getParenOrBraceRange();
    Begin = Found.Name;
    if (Range.isInvalid())
      return Begin + "(...)";
  }
  std::string Code = Begin + oneLine(sourceText(Range, Context));
  return Code.size() > Longest ? Found.Name + "(...)" : Code;
}

void BlockingCallCheck::reportCall(const AsyncCall &Call, TopicProgram *Known,
                                   TopicProgram *Runs) {
  const BlockingCandidate &Found = Call.Found;
  const std::string Usr =
      calledUsr(*Found.Callee, *Call.Function, Found.IsVirtual);
  if (isWholeProgram() &&
      !Model->get<Blocking>().reach().mayBlock(Usr, Found.IsVirtual))
    return;
  const Library *Owner = Model->libraryOf(*Call.Function);
  const auto IfLength = [&](BlockingLength Length) {
    return further(Call.Where, harmOf(Length));
  };
  const BlockingCondition Condition = {Usr,
                                       Found.IsVirtual,
                                       Found.Name,
                                       contextName(*Call.Function).str(),
                                       shownCode(Found, Model->context()),
                                       Owner ? Owner->key() : "",
                                       {&blocking_call::BlocksLoop, {}},
                                       {&blocking_call::NestsLoop, {}},
                                       Options.Groups,
                                       Options.AllowedCalls,
                                       Options.AllowedIn,
                                       Options.DiskDepth,
                                       IfLength(BlockingLength::Short),
                                       IfLength(BlockingLength::Long),
                                       IfLength(BlockingLength::Nests),
                                       IfLength(BlockingLength::Listed)};
  reportIf(
      Finding({}, Found.At, *Found.Statement, *Call.Function),
      {BlockingTopic.Name.str(), Condition},
      [&] {
        return decideFurther(Known->decide(Condition, Model->facts()),
                             [&](const FurtherCondition &Also) {
                               return Runs->decide(Also.Terms, Model->facts());
                             });
      },
      *Model);
}

} // namespace async_tidy
