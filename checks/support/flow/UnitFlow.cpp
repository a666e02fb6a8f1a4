// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitFlow.h"
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

void UnitFlow::addOthers(std::vector<FlowOutline> Known) {
  for (FlowOutline &Outline : Known)
    if (Outline.Topic == Maker.topic())
      Program.addOther(std::move(Outline));
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
        Key.Function->isExternallyVisible() && isInMainFile(*Key.Function);
    if (IsSeen || Wanted.contains(Unit.Outline.Usr))
      Left.push_back(Key);
  }
  std::set<OutlineKey> Seen;
  std::map<std::string, FlowOutline> Chosen;
  while (!Left.empty()) {
    const OutlineKey Key = Left.back();
    Left.pop_back();
    auto It = Outlines.find(Key);
    if (It == Outlines.end() || !Seen.insert(Key).second)
      continue;
    Chosen.emplace(It->second.Outline.Usr, pruned(It->second.Outline));
    for (const UnitOutline::Code &Call : It->second.Calls)
      if (const FunctionDecl *Callee = definitionOf(Call.Callee.Function))
        Left.push_back({Callee, Call.Callee.AsPrinter});
  }
  std::vector<FlowOutline> Found;
  for (auto &[Usr, Outline] : Chosen)
    Found.push_back(std::move(Outline));
  return Found;
}

} // namespace async_tidy
