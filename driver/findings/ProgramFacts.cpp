// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProgramFacts.h"
#include "support/blocking/ChainWords.h"
#include "support/check/Catalog.h"
#include "support/facts/Facts.h"
#include "support/facts/FactsFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <utility>

using namespace llvm;

namespace async_tidy::driver {

void ProgramFacts::add(ProgramRecord Unit) {
  for (FunctionSummary &Summary : Unit.Summaries)
    Reach.add(std::move(Summary));
  for (FlowOutline &Outline : Unit.Flows) {
    FlowProgram &Program = flowOf(Outline.Topic);
    Program.add(std::move(Outline));
  }
  for (GuardOutline &Outline : Unit.Guards)
    Guards.add(std::move(Outline));
  FactsFiles.insert(Unit.FactsFiles.begin(), Unit.FactsFiles.end());
  ClosedFor.clear();
  FlowIsClosed = false;
}

void ProgramFacts::addOthers() {
  for (const std::string &Path : std::exchange(FactsFiles, {})) {
    std::string Problem;
    const ProgramRecord Known = readFacts(Path, Problem);
    HasOthers |= Problem.empty();
    if (!Problem.empty())
      Problems.push_back(std::move(Problem));
    for (const FlowOutline &Outline : Known.Flows)
      flowOf(Outline.Topic).addOther(Outline);
    for (const GuardOutline &Outline : Known.Guards)
      Guards.addOther(Outline);
    Reach.addOthers(Known.Summaries);
    ClosedFor.clear();
    FlowIsClosed = false;
  }
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

static Note noteAt(const SourcePoint &At, const std::string &Text) {
  return {{At.File, At.Offset, At.Line, At.Column, At.Line, At.Column}, Text};
}

static void setKind(Finding &F, const FindingKind &Kind,
                    ArrayRef<std::string> Parts) {
  F.Kind = Kind.Name.str();
  F.Tier = tierName(Kind.Level).str();
  F.Severity = severityOf(Kind.Level).str();
  F.Message = compose(Kind.Message, Parts);
}

bool ProgramFacts::decideFlow(Finding &F) {
  const FlowCondition &Condition = *F.Condition.Flow;
  if (!FlowIsClosed) {
    Statements.setExtent(IsWhole     ? FlowProgram::Extent::Whole
                         : HasOthers ? FlowProgram::Extent::Known
                                     : FlowProgram::Extent::Units);
    Secrets.close();
    Statements.close();
    FlowIsClosed = true;
  }
  const FlowFinding *Found = nullptr;
  for (const std::string &Function : Condition.Functions)
    if (!Found)
      Found = flowOf(Condition.Topic).findingAt(Function, Condition.Offset);
  if (!Found || Found->Kind >= Condition.Wordings.size())
    return false;
  const FlowWording &Wording = Condition.Wordings[Found->Kind];
  if (!Wording.Kind)
    return false;
  setKind(F, *Wording.Kind, partsOf(Wording, *Found));
  // What offers a fix comes last.
  std::vector<Note> Notes;
  for (const FlowPoint &Point : Found->Path)
    Notes.push_back(noteAt(Point.At, Point.Text));
  F.Notes.insert(F.Notes.begin(), Notes.begin(), Notes.end());
  return true;
}

bool ProgramFacts::decideGuarded(Finding &F) {
  const GuardedCondition &Condition = *F.Condition.Guarded;
  const std::optional<GuardFinding> Found =
      Guards.findingAt(Condition.Fact, F.Condition.Usr, Condition.Offset);
  if (!Found)
    return false;
  for (const auto &[At, Text] : Found->Notes)
    F.Notes.push_back(noteAt(At, Text));
  return true;
}

bool ProgramFacts::decide(Finding &F, const ProjectConfig &Config) {
  if (F.Condition.Flow)
    return decideFlow(F);
  if (F.Condition.Guarded)
    return decideGuarded(F);
  const FindingCondition &Condition = F.Condition;
  closeFor(Condition);
  const BlockingChain Chain =
      Reach.chainFrom(Condition.Usr, Condition.IsVirtual);
  if (!isReported(Chain, Condition.DiskDepth))
    return false;
  if (Chain.back()->Group == "nested-loop")
    F.Kind = Condition.NestedKind;
  const std::string Parts[] = {
      Condition.Name, Condition.Context, chainReason(Chain),
      chainAdvice(Chain, Config.facts().library(Condition.Library),
                  Config.facts(), Condition.CallText)};
  if (const FindingKind *Kind = findKind(F.Check, F.Kind))
    setKind(F, *Kind, Parts);
  for (const auto &[At, Text] : chainNotes(Chain, Condition.Name))
    F.Notes.push_back(noteAt(At, Text));
  return true;
}

void ProgramFacts::decide(std::vector<Finding> &Findings,
                          const ProjectConfig &Config) {
  addOthers();
  erase_if(Findings, [&](Finding &F) {
    return !F.Condition.Usr.empty() && !decide(F, Config);
  });
}

std::string ProgramFacts::text() {
  ClosedFor.clear();
  ProgramRecord Record{
      Reach.relevant(), Secrets.outlines(), Guards.outlines(), {}};
  append_range(Record.Flows, Statements.outlines());
  return writeFacts(Record);
}

} // namespace async_tidy::driver
