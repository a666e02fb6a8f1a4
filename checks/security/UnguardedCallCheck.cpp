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
  std::vector<std::string> Asked;
  for (const GuardedCalls::Finding &Finding : Found.Findings)
    Asked.push_back(Finding.Condition.Usr);
  const auto Known = settle(
      GuardsTopic,
      [&] {
        std::vector<GuardSummary> Own = std::move(Found.Summaries);
        if (isWholeProgram())
          Own = relevantGuards(std::move(Own));
        return std::make_unique<RecordsOf<GuardSummary>>(std::move(Own));
      },
      Options.FactsFile, std::move(Asked), *Model);
  for (const GuardedCalls::Finding &Finding : Found.Findings)
    reportCall(Finding, Known.get());
  Calls.reset();
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

void UnguardedCallCheck::reportCall(const GuardedCalls::Finding &Found,
                                    TopicProgram *Known) {
  if (!isInScope(Options.Scope, *Found.In, *Model))
    return;
  GuardedCondition Condition = Found.Condition;
  Condition.Words = {
      &unguarded_call::Unguarded,
      {calledName(*Found.Call), choiceOf(Found.Fact->Guards),
       Found.Fact->Reason.empty() ? "" : ": it " + Found.Fact->Reason}};
  reportIf(
      Finding({}, calleeLocation(*Found.Call), *Found.Call, *Found.In),
      {GuardsTopic.Name.str(), Condition},
      [&] { return Known->decide(Condition, Model->facts()); }, *Model);
}

} // namespace async_tidy
