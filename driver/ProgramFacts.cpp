// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProgramFacts.h"
#include "support/Catalog.h"
#include "support/ChainWords.h"
#include "support/Facts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace async_tidy::driver {

void ProgramFacts::add(std::vector<FunctionSummary> Summaries) {
  for (FunctionSummary &Summary : Summaries)
    Reach.add(std::move(Summary));
  ClosedFor.clear();
}

void ProgramFacts::closeFor(const FindingCondition &Condition) {
  const std::vector<std::vector<std::string>> Wanted = {
      Condition.Groups, Condition.AllowedCalls, Condition.AllowedIn};
  // Nearly always all units have the same options.
  if (ClosedFor == Wanted)
    return;
  Reach.close(
      [&](const SummaryCall &Call) {
        return looksFor(Call, Condition.Groups, Condition.AllowedCalls);
      },
      [&](const FunctionSummary &Summary) {
        return mayPass(Summary, Condition.AllowedCalls, Condition.AllowedIn);
      });
  ClosedFor = Wanted;
}

static const FindingKind *kindOf(StringRef Check, StringRef Name) {
  const CheckInfo *Info = findCheck(Check);
  if (!Info)
    return nullptr;
  const auto *It = find_if(Info->Findings, [&](const FindingKind &Kind) {
    return Kind.Name == Name;
  });
  return It == Info->Findings.end() ? nullptr : It;
}

/// \p Pattern with each %N replaced by the Nth of \p Parts, once: a part may
/// hold a % of its own.
static std::string compose(StringRef Pattern, ArrayRef<std::string> Parts) {
  std::string Text;
  for (size_t I = 0; I != Pattern.size(); ++I) {
    const bool IsHole =
        Pattern[I] == '%' && I + 1 != Pattern.size() && isDigit(Pattern[I + 1]);
    if (IsHole)
      Text += Parts[Pattern[++I] - '0'];
    else
      Text += Pattern[I];
  }
  return Text;
}

bool ProgramFacts::decide(Finding &F, const ProjectConfig &Config) {
  const FindingCondition &Condition = F.Condition;
  closeFor(Condition);
  const BlockingChain Chain =
      Reach.chainFrom(Condition.Usr, Condition.IsVirtual);
  if (!isReported(Chain, Condition.DiskDepth))
    return false;
  if (Chain.back()->Group == "nested-loop")
    F.Kind = Condition.NestedKind;
  if (const FindingKind *Kind = kindOf(F.Check, F.Kind)) {
    F.Tier = tierName(Kind->Level).str();
    F.Severity = severityOf(Kind->Level).str();
    const std::string Parts[] = {
        Condition.Name, Condition.Context, chainReason(Chain),
        chainAdvice(Chain, Config.facts().library(Condition.Library),
                    Config.facts(), Condition.CallText)};
    F.Message = compose(Kind->Message, Parts);
  }
  for (const auto &[At, Text] : chainNotes(Chain, Condition.Name))
    F.Notes.push_back(
        {{At.File, At.Offset, At.Line, At.Column, At.Line, At.Column}, Text});
  return true;
}

void ProgramFacts::decide(std::vector<Finding> &Findings,
                          const ProjectConfig &Config) {
  erase_if(Findings, [&](Finding &F) {
    return !F.Condition.Usr.empty() && !decide(F, Config);
  });
}

std::string ProgramFacts::text() {
  ClosedFor.clear();
  return writeSummaries(Reach.relevant());
}

} // namespace async_tidy::driver
