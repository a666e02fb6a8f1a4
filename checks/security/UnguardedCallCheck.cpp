// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnguardedCallCheck.h"
#include "support/code/Names.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {

UnguardedCallCheck::UnguardedCallCheck(llvm::StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void UnguardedCallCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void UnguardedCallCheck::checkFunction(const FunctionDecl &Function,
                                       AsyncModel &Model) {
  if (!Calls) {
    this->Model = &Model;
    Calls = std::make_unique<GuardedCalls>(Model);
  }
  Calls->add(Function);
}

void UnguardedCallCheck::onEndOfTranslationUnit() {
  if (!Calls)
    return;
  GuardedCalls::Found Found = Calls->find();
  if (isWholeProgram()) {
    elsewhere(Options.FactsFile, *Model);
    for (const GuardedCalls::Finding &Finding : Found.Findings)
      reportCall(Finding, {});
    Model->addGuards(relevantGuards(std::move(Found.Outlines)));
  } else if (!Found.Findings.empty()) {
    decide(std::move(Found));
  }
  Calls.reset();
}

void UnguardedCallCheck::decide(GuardedCalls::Found Found) {
  GuardPrograms Programs;
  for (GuardOutline &Outline : Found.Outlines)
    Programs.add(std::move(Outline));
  for (const GuardOutline &Outline :
       elsewhere(Options.FactsFile, *Model)->Guards)
    Programs.addOther(Outline);
  for (const GuardedCalls::Finding &Finding : Found.Findings)
    if (const auto Without = Programs.findingAt(
            Finding.Condition.Guarded->Fact, Finding.Condition.Usr,
            Finding.Condition.Guarded->Offset))
      reportCall(Finding, *Without);
}

/// "a", "a or b"
static std::string choiceOf(const std::vector<std::string> &Names) {
  std::string Text;
  for (size_t I = 0; I != Names.size(); ++I)
    Text += (I == 0                  ? "'"
             : I + 1 == Names.size() ? " or '"
                                     : ", '") +
            Names[I] + "'";
  return Text;
}

void UnguardedCallCheck::reportCall(const GuardedCalls::Finding &Finding,
                                    const GuardFinding &Found) {
  if (!isInScope(Options.Scope, *Finding.In, *Model))
    return;
  auto Warning =
      report(unguarded_call::Unguarded, calleeLocation(*Finding.Call),
             *Finding.Call, *Finding.In, *Model, {},
             isWholeProgram() ? Finding.Condition : FindingCondition());
  if (!Warning)
    return;
  *Warning << calledName(*Finding.Call) << choiceOf(Finding.Fact->Guards)
           << (Finding.Fact->Reason.empty() ? ""
                                            : ": it " + Finding.Fact->Reason);
  // The next diagnostic closes this one.
  Warning.reset();
  for (const auto &[At, Text] : Found.Notes)
    note(At, Text, *Model);
}

} // namespace async_tidy
