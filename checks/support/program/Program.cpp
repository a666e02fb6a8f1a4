// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Program.h"
#include "llvm/Support/xxhash.h"
#include <utility>

namespace async_tidy {

using nlohmann::json;

FindingCondition::FindingCondition(std::string Topic, const json &Terms)
    : Topic(std::move(Topic)) {
  json::to_msgpack(Terms, this->Terms);
}

json FindingCondition::terms() const {
  return json::from_msgpack(Terms.begin(), Terms.end());
}

void to_json(json &Value, const FindingCondition &Condition) {
  if (Condition)
    Value = {Condition.Topic, Condition.terms()};
}

void from_json(const json &Value, FindingCondition &Condition) {
  if (!Value.is_null())
    Condition = {Value.at(0).get<std::string>(), Value.at(1)};
}

Program::Program() {
  for (const Topic *T : allTopics())
    Topics[T->Name.str()] = T->Start();
}

ProgramRecord Program::unpackNew(llvm::StringRef Packed, AddedBytes &Added) {
  std::vector<uint64_t> New;
  ProgramRecord Unit =
      unpack(Packed, [&](llvm::StringRef Topic, llvm::StringRef Function) {
        // Two values are the set's own.
        const uint64_t Hash =
            (llvm::xxh3_64bits(Function) ^ llvm::xxh3_64bits(Topic)) >> 1;
        if (Added.contains(Hash))
          return false;
        New.push_back(Hash);
        return true;
      });
  Added.insert_range(New);
  return Unit;
}

void Program::add(llvm::StringRef Packed) { add(unpackNew(Packed, Added)); }

void Program::add(llvm::StringRef Packed, const IsOneOf &IsForgotten) {
  ProgramRecord Unit = unpackNew(Packed, AddedOfOthers);
  Unit.forgetFiles(IsForgotten);
  add(std::move(Unit));
}

void Program::add(ProgramRecord Unit) {
  for (auto &[Name, Functions] : Unit.Topics) {
    Functions->forEachFile(
        [&](const std::string &File) { Files.insert(File); });
    Topics.at(Name)->add(std::move(Functions));
  }
  FactsFiles.insert(Unit.FactsFiles.begin(), Unit.FactsFiles.end());
}

void Program::addOthers() {
  for (const std::string &Path : std::exchange(FactsFiles, {})) {
    const std::shared_ptr<const FactsFile> File = FactsFile::shared(Path);
    try {
      std::map<std::string, bool, std::less<>> Known;
      const auto HasChanged = [&](const std::string &Of) {
        const auto [It, IsNew] = Known.try_emplace(Of);
        if (IsNew)
          It->second = hasChanged(*File, Of);
        return It->second;
      };
      const ProgramRecord Record = File->all({IsMain, HasChanged});
      for (const auto &[Name, Functions] : Record.Topics)
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

bool Program::hasChanged(const FactsFile &Told, const std::string &File) {
  if (!Told.hasChanged(File))
    return false;
  if (!IsRead(File))
    Changed.insert(File);
  return true;
}

/// Whether it was decided by a file that is not what it was any more.
bool Program::isOutdated(const Verdict &Decided) {
  return llvm::any_of(Decided.Notes, [&](const PathNote &Step) {
    return !IsRead(Step.At.File) && llvm::any_of(Others, [&](const auto &Told) {
      return hasChanged(*Told, Step.At.File);
    });
  });
}

std::vector<PathNote> Program::explain(const std::string &File, unsigned Line) {
  if (!std::exchange(IsComplete, true))
    addOthers();
  std::vector<PathNote> All;
  for (auto &[Name, Functions] : Topics)
    llvm::append_range(All, Functions->explain(File, Line));
  return All;
}

std::optional<Verdict> Program::decide(const FindingCondition &Condition,
                                       const Facts &Known) {
  if (!std::exchange(IsComplete, true))
    addOthers();
  const std::optional<Verdict> Decided = decideFurther(
      Topics.at(Condition.Topic)->decide(Condition.terms(), Known),
      [&](const FurtherCondition &Also) {
        return Topics.at(Also.Topic)->decide(Also.Terms, Known);
      });
  if (Decided && isOutdated(*Decided))
    return std::nullopt;
  return Decided;
}

void Program::records(
    llvm::function_ref<void(llvm::StringRef, const FunctionRecords &)> Take) {
  for (auto &[Name, Functions] : Topics) {
    Functions->setExtent(IsWhole ? Extent::Whole : Extent::Units);
    Take(Name, *Functions->records());
  }
}

} // namespace async_tidy
