// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitFlow.h"
#include "FunctionMentions.h"
#include "OwnFunctions.h"
#include "support/code/LinkNames.h"
#include <set>

using namespace clang;

namespace async_tidy {

void UnitFlow::add(const FunctionDecl &Function) {
  std::vector<OutlineKey> Left = {{&Function, /*AsPrinter=*/false}};
  Roots.push_back(Left.front());
  if (Maker.isPrinter(Function))
    Left.push_back({&Function, /*AsPrinter=*/true});
  while (!Left.empty()) {
    const OutlineKey Key = Left.back();
    Left.pop_back();
    if (Outlines.contains(Key))
      continue;
    std::optional<UnitOutline> Made = Maker.make(Key);
    // Two of one name, in a broken unit, say, are taken for one.
    if (!Made || Program.has(Made->Outline.Usr))
      continue;
    Program.add(Made->Outline);
    for (const UnitOutline::Code &Call : Made->Calls)
      if (const FunctionDecl *Callee = definitionOf(Call.Callee.Function))
        Left.push_back({Callee, Call.Callee.AsPrinter});
    Outlines.emplace(Key, std::move(*Made));
  }
}

void UnitFlow::addData(const ASTContext &Context) {
  if (Maker.topic() != FlowTopic::Statements)
    return;
  std::vector<std::string> Mentions = mentionsInData(Context);
  if (Mentions.empty())
    return;
  const SourceManager &Sources = Context.getSourceManager();
  Data.emplace();
  Data->Topic = Maker.topic();
  Data->File =
      pointOf(Sources.getLocForStartOfFile(Sources.getMainFileID()), Sources)
          .File;
  Data->Usr = "data:" + Data->File;
  Data->Mentions = std::move(Mentions);
  Program.add(*Data);
}

void UnitFlow::addOthers(llvm::ArrayRef<FlowOutline> Known, Extent E) {
  Program.setExtent(E);
  for (const FlowOutline &Outline : Known)
    if (Outline.Topic == Maker.topic())
      Program.addOther(Outline);
}

std::vector<UnitFlow::Finding> UnitFlow::find() {
  Program.close();
  std::vector<Finding> Findings;
  for (const OutlineKey &Root : Roots) {
    auto It = Outlines.find(Root);
    if (It == Outlines.end())
      continue;
    const UnitOutline &Unit = It->second;
    for (const FlowProgram::Place &P : Program.findingsIn(Unit.Outline.Usr))
      Findings.push_back(
          {&Unit.Outline.Usr, Unit.Outline.Topic,
           P.IsCall ? &Unit.Calls[P.Index] : &Unit.Sinks[P.Index], P.IsCall,
           &P.Found});
  }
  return Findings;
}

std::vector<FlowOutline>
UnitFlow::outlinesFor(llvm::ArrayRef<Finding> Findings) const {
  std::set<std::string> Wanted;
  for (const Finding &F : Findings)
    Wanted.insert(*F.Usr);
  std::vector<OutlineKey> Left;
  for (const auto &[Key, Unit] : Outlines) {
    // Who calls a function of a header has the header.
    const bool IsSeen =
        isInMainFile(*Key.Function) &&
        (Key.Function->isExternallyVisible() || !Unit.Outline.Writes.empty());
    if (IsSeen || Wanted.contains(Unit.Outline.Usr))
      Left.push_back(Key);
  }
  std::set<OutlineKey> Seen;
  std::map<std::string, FlowOutline> Chosen;
  // Of the fields that they read, who else writes to them matters.
  std::map<std::string, std::vector<OutlineKey>> Writers;
  for (const auto &[Key, Unit] : Outlines)
    for (const auto &[Place, Value] : Unit.Outline.Writes)
      Writers[Place].push_back(Key);
  while (!Left.empty()) {
    const OutlineKey Key = Left.back();
    Left.pop_back();
    auto It = Outlines.find(Key);
    if (It == Outlines.end() || !Seen.insert(Key).second)
      continue;
    FlowOutline Outline = pruned(It->second.Outline);
    for (const OutlineValue &Value : Outline.Values)
      if (auto Places = Writers.find(Value.Lasting); Places != Writers.end())
        llvm::append_range(Left, Places->second);
    Chosen.emplace(Outline.Usr, std::move(Outline));
    for (const UnitOutline::Code &Call : It->second.Calls)
      if (const FunctionDecl *Callee = definitionOf(Call.Callee.Function))
        Left.push_back({Callee, Call.Callee.AsPrinter});
  }
  std::vector<FlowOutline> Found;
  if (Data)
    Found.push_back(*Data);
  for (auto &[Usr, Outline] : Chosen)
    Found.push_back(std::move(Outline));
  return Found;
}

} // namespace async_tidy
