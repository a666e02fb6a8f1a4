// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Program.h"
#include "FactsFile.h"
#include <utility>

namespace async_tidy {

using nlohmann::json;

void to_json(json &Value, const FindingCondition &Condition) {
  if (Condition)
    Value = {Condition.Topic, Condition.Terms};
}

void from_json(const json &Value, FindingCondition &Condition) {
  if (!Value.is_null())
    Condition = {Value.at(0).get<std::string>(), Value.at(1)};
}

Program::Program() {
  for (const Topic *T : allTopics())
    Topics[T->Name.str()] = T->Start();
}

void Program::add(ProgramRecord Unit) {
  for (auto &[Name, Functions] : Unit.Topics)
    Topics.at(Name)->add(std::move(Functions));
  FactsFiles.insert(Unit.FactsFiles.begin(), Unit.FactsFiles.end());
}

void Program::addOthers() {
  bool HasOthers = false;
  for (const std::string &Path : std::exchange(FactsFiles, {})) {
    std::string Problem;
    const ProgramRecord Known = readFacts(Path, Problem);
    if (!Problem.empty()) {
      Problems.push_back(std::move(Problem));
      continue;
    }
    HasOthers = true;
    for (const auto &[Name, Functions] : Known.Topics)
      Topics.at(Name)->addOthers(*Functions);
  }
  for (auto &[Name, Functions] : Topics)
    Functions->setExtent(IsWhole     ? Extent::Whole
                         : HasOthers ? Extent::Known
                                     : Extent::Units);
}

std::optional<Verdict> Program::decide(const FindingCondition &Condition,
                                       const Facts &Known) {
  if (!std::exchange(IsComplete, true))
    addOthers();
  return Topics.at(Condition.Topic)->decide(Condition.Terms, Known);
}

ProgramRecord Program::records() {
  ProgramRecord All;
  for (auto &[Name, Functions] : Topics)
    All.Topics[Name] = Functions->records();
  return All;
}

} // namespace async_tidy
