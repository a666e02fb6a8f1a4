// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Program.h"
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
  for (const std::string &Path : std::exchange(FactsFiles, {})) {
    const std::shared_ptr<const FactsFile> File = FactsFile::shared(Path);
    try {
      ProgramRecord Known = File->all();
      Known.forgetFiles(IsSeen);
      for (const auto &[Name, Functions] : Known.Topics)
        Topics.at(Name)->addOthers(*Functions);
    } catch (const json::exception &Error) {
      Problems.push_back("facts file '" + Path + "': " + Error.what());
      continue;
    }
    if (!File->problem().empty())
      Problems.push_back(File->problem());
    else
      Others.push_back(File);
  }
  for (auto &[Name, Functions] : Topics)
    Functions->setExtent(IsWhole          ? Extent::Whole
                         : Others.empty() ? Extent::Units
                                          : Extent::Known);
}

/// Whether it was decided by a file that is not what it was any more.
bool Program::isOutdated(const Verdict &Decided) {
  bool Found = false;
  for (const PathNote &Step : Decided.Notes)
    if (!IsSeen(Step.At.File) && llvm::any_of(Others, [&](const auto &File) {
          return File->hasChanged(Step.At.File);
        })) {
      NotDecided.Files.insert(Step.At.File);
      Found = true;
    }
  NotDecided.Findings += Found;
  return Found;
}

std::optional<Verdict> Program::decide(const FindingCondition &Condition,
                                       const Facts &Known) {
  if (!std::exchange(IsComplete, true))
    addOthers();
  std::optional<Verdict> Decided =
      Topics.at(Condition.Topic)->decide(Condition.Terms, Known);
  if (Decided && isOutdated(*Decided))
    return std::nullopt;
  return Decided;
}

ProgramRecord Program::records() {
  ProgramRecord All;
  for (auto &[Name, Functions] : Topics)
    All.Topics[Name] = Functions->records();
  return All;
}

} // namespace async_tidy
