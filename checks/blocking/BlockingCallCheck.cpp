// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingCallCheck.h"
#include "support/blocking/BlockingAdvice.h"
#include "support/blocking/ChainWords.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
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
  Model.addListed(ExtraFacts);
  if (Model.contextOf(Function) == ContextKind::Plain) {
    Model.reach().add(summarize(Function, Model));
    return;
  }
  const FunctionDecl *Named = namedFunction(&Function);
  if ((Named && matchesAnyName(Options.AllowedIn, qualifiedName(*Named))) ||
      (Options.TrustHops && Model.runsOnPool(Function)))
    return;
  for (const BlockingCandidate &Found : blockingCandidates(Function, Model)) {
    if (isAllowed(Found) || (Options.TrustHops && Found.Where.Anchor &&
                             Model.isAfterHop(Function, *Found.Where.Anchor)))
      continue;
    if (Found.Callee)
      Calls.push_back({Found, &Function, &Model});
    else if (isWanted(Found.Fact->Group, Options.Groups))
      reportBlocker(Found, Function, Model);
  }
}

void BlockingCallCheck::onEndOfTranslationUnit() {
  if (Calls.empty())
    return;
  BlockingReach &Reach = Calls.front().Model->reach();
  Reach.addOthers(
      elsewhere(Options.FactsFile, *Calls.front().Model)->Summaries);
  Reach.close(
      [&](const SummaryCall &Call) {
        return looksFor(Call, Options.Groups, Options.AllowedCalls);
      },
      [&](const FunctionSummary &Summary) {
        return mayPass(Summary, Options.AllowedCalls, Options.AllowedIn);
      });
  const auto OpenEnded = Reach.openEnded();
  for (const AsyncCall &Call : Calls) {
    const std::string Usr =
        calledUsr(*Call.Found.Callee, *Call.Function, Call.Found.IsVirtual);
    const BlockingChain Chain = Reach.chainFrom(Usr, Call.Found.IsVirtual);
    if (!isWholeProgram()) {
      if (isReported(Chain, Options.DiskDepth))
        reportChain(Call, Chain);
    } else if (!Chain.empty() || Call.Found.IsVirtual || !Reach.knows(Usr) ||
               OpenEnded.contains(Usr)) {
      reportConditional(Call, Usr);
    }
  }
  Calls.clear();
}

bool BlockingCallCheck::isAllowed(const BlockingCandidate &Found) const {
  if (matchesAnyName(Options.AllowedCalls, Found.Name))
    return true;
  const NamedDecl *Called =
      Found.Call ? calledDeclaration(*Found.Call) : nullptr;
  return Called && matchesAnyName(Options.AllowedCalls, qualifiedName(*Called));
}

static llvm::StringRef contextName(const FunctionDecl &Function) {
  return coroutineBody(Function) ? "coroutine" : "async function";
}

void BlockingCallCheck::reportBlocker(const BlockingCandidate &Found,
                                      const FunctionDecl &Function,
                                      AsyncModel &Model) {
  const BlockingAdvice A = adviceFor(Found, Function, Model);
  auto Warning =
      report(Found.Fact->isSyncRunner() ? blocking_call::NestsLoop
                                        : blocking_call::BlocksLoop,
             Found.At, *Found.Statement, Function, Model, A.Includes);
  if (!Warning)
    return;
  *Warning << Found.Name << contextName(Function) << Found.Fact->Reason
           << A.Text;
  auto AddFix = [&](const DiagnosticBuilder &To) {
    To << *A.Edit;
    for (const FixItHint &Include : includeHints(A.Includes, Found.At, Model))
      To << Include;
  };
  if (A.Fix == Replacement::FixKind::Safe)
    AddFix(*Warning);
  // The next diagnostic closes this one.
  Warning.reset();
  if (A.Fix == Replacement::FixKind::Unsafe)
    AddFix(diag(Found.At, "'%0' suspends instead", DiagnosticIDs::Note)
           << A.Code);
}

void BlockingCallCheck::reportChain(const AsyncCall &Call,
                                    const BlockingChain &Chain) {
  const BlockingCandidate &Found = Call.Found;
  AsyncModel &Model = *Call.Model;
  auto Warning =
      report(Chain.back()->Group == "nested-loop" ? blocking_call::NestsLoop
                                                  : blocking_call::BlocksLoop,
             Found.At, *Found.Statement, *Call.Function, Model);
  if (!Warning)
    return;
  *Warning << Found.Name << contextName(*Call.Function) << chainReason(Chain)
           << chainAdvice(Chain, Model.libraryOf(*Call.Function), Model.facts(),
                          oneLine(sourceText(Found.Statement->getSourceRange(),
                                             Model.context())));
  // The next diagnostic closes this one.
  Warning.reset();
  for (const auto &[At, Text] : chainNotes(Chain, Found.Name))
    note(At, Text, Model);
}

void BlockingCallCheck::reportConditional(const AsyncCall &Call,
                                          const std::string &Usr) {
  const BlockingCandidate &Found = Call.Found;
  AsyncModel &Model = *Call.Model;
  const Library *Owner = Model.libraryOf(*Call.Function);
  FindingCondition Condition;
  Condition.Usr = Usr;
  Condition.IsVirtual = Found.IsVirtual;
  Condition.Name = Found.Name;
  Condition.Context = contextName(*Call.Function);
  Condition.CallText =
      oneLine(sourceText(Found.Statement->getSourceRange(), Model.context()));
  Condition.Library = Owner ? Owner->key() : "";
  Condition.NestedKind = blocking_call::NestsLoop.Name;
  Condition.Groups = Options.Groups;
  Condition.AllowedCalls = Options.AllowedCalls;
  Condition.AllowedIn = Options.AllowedIn;
  Condition.DiskDepth = Options.DiskDepth;
  auto Warning = report(blocking_call::BlocksLoop, Found.At, *Found.Statement,
                        *Call.Function, Model, {}, std::move(Condition));
  if (Warning)
    *Warning << Found.Name << contextName(*Call.Function) << "" << "";
}

} // namespace async_tidy
