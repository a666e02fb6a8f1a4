// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitFlow.h"
#include "FunctionMentions.h"
#include "OwnFunctions.h"
#include "support/code/LinkNames.h"
#include <set>

using namespace clang;

namespace async_tidy {

void UnitFlow::add(const FunctionDecl &Function) {
  std::vector<SummaryKey> Left = {{&Function, /*AsPrinter=*/false}};
  Roots.push_back(Left.front());
  if (Maker.isPrinter(Function))
    Left.push_back({&Function, /*AsPrinter=*/true});
  while (!Left.empty()) {
    const SummaryKey Key = Left.back();
    Left.pop_back();
    if (Summaries.contains(Key))
      continue;
    std::optional<UnitSummary> Made = Maker.make(Key);
    // Two of one name, in a broken unit, say, are taken for one.
    if (!Made || Program.has(Made->Summary.Usr))
      continue;
    const FlowSummary &Summary = Program.add(std::move(Made->Summary));
    for (const UnitSummary::Code &Call : Made->Calls)
      if (const FunctionDecl *Callee = definitionOf(Call.Callee.Function))
        Left.push_back({Callee, Call.Callee.AsPrinter});
    Summaries.emplace(Key, Summarized{&Summary, std::move(Made->Sinks),
                                      std::move(Made->Calls)});
  }
}

void UnitFlow::addData(const ASTContext &Context) {
  // Who asks for no callers of a function asks for none of its mentions.
  if (!Maker.topic().Rules.SourcesAreAssumed)
    return;
  std::vector<std::string> Mentions = mentionsInData(Context);
  if (Mentions.empty())
    return;
  const SourceManager &Sources = Context.getSourceManager();
  Data.emplace();
  Data->File =
      pointOf(Sources.getLocForStartOfFile(Sources.getMainFileID()), Sources)
          .File;
  Data->Usr = "data:" + Data->File;
  Data->Mentions.assign(Mentions.begin(), Mentions.end());
  Program.add(*Data);
}

void UnitFlow::addOthers(llvm::ArrayRef<FlowSummary> Known, Extent E) {
  Program.setExtent(E);
  for (const FlowSummary &Summary : Known)
    Program.addOther(Summary);
}

std::vector<UnitFlow::Finding> UnitFlow::find() {
  Program.close();
  std::vector<Finding> Findings;
  for (const SummaryKey &Root : Roots) {
    auto It = Summaries.find(Root);
    if (It == Summaries.end())
      continue;
    const Summarized &Unit = It->second;
    for (const FlowProgram::Place &P : Program.findingsIn(Unit.Summary->Usr))
      Findings.push_back(
          {Unit.Summary->Usr,
           P.IsCall ? &Unit.Calls[P.Index] : &Unit.Sinks[P.Index], P.IsCall,
           &P.Found});
  }
  return Findings;
}

std::vector<FlowSummary>
UnitFlow::summariesFor(llvm::ArrayRef<Finding> Findings) const {
  std::set<InternedString> Wanted;
  for (const Finding &F : Findings)
    Wanted.insert(F.Usr);
  std::vector<SummaryKey> Left;
  for (const auto &[Key, Unit] : Summaries) {
    // Who calls a function of a header has the header.
    const bool IsSeen =
        isInMainFile(*Key.Function) &&
        (Key.Function->isExternallyVisible() || !Unit.Summary->Writes.empty());
    if (IsSeen || Wanted.contains(Unit.Summary->Usr))
      Left.push_back(Key);
  }
  std::set<SummaryKey> Seen;
  std::map<InternedString, FlowSummary> Chosen;
  // Of the fields that they read, who else writes to them matters.
  std::map<InternedString, std::vector<SummaryKey>> Writers;
  for (const auto &[Key, Unit] : Summaries)
    for (const auto &[Place, Value] : Unit.Summary->Writes)
      Writers[Place].push_back(Key);
  while (!Left.empty()) {
    const SummaryKey Key = Left.back();
    Left.pop_back();
    auto It = Summaries.find(Key);
    if (It == Summaries.end() || !Seen.insert(Key).second)
      continue;
    FlowSummary Summary = pruned(*It->second.Summary, Maker.topic().Rules);
    for (const FlowValue &Value : Summary.Values)
      if (auto Places = Writers.find(Value.Lasting); Places != Writers.end())
        llvm::append_range(Left, std::exchange(Places->second, {}));
    Chosen.emplace(Summary.Usr, std::move(Summary));
    for (const UnitSummary::Code &Call : It->second.Calls)
      if (const FunctionDecl *Callee = definitionOf(Call.Callee.Function))
        Left.push_back({Callee, Call.Callee.AsPrinter});
  }
  std::vector<FlowSummary> Found;
  if (Data)
    Found.push_back(*Data);
  for (auto &[Usr, Summary] : Chosen)
    Found.push_back(std::move(Summary));
  return Found;
}

} // namespace async_tidy
