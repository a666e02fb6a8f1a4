// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAM_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAM_H

#include "FactsFile.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"
#include <functional>
#include <set>

namespace async_tidy {

/// Makes a finding hang on what functions do that may be defined in another
/// unit.
struct FindingCondition {
  /// The topic that decides it; empty for a finding that holds in any case.
  std::string Topic;
  /// What the topic has to know for that, in its own form, packed: a unit may
  /// have thousands.
  std::string Terms;

  FindingCondition() = default;
  FindingCondition(std::string Topic, const nlohmann::json &Terms);

  nlohmann::json terms() const;
  explicit operator bool() const { return !Topic.empty(); }
};

void to_json(nlohmann::json &Value, const FindingCondition &Condition);
void from_json(const nlohmann::json &Value, FindingCondition &Condition);

/// What the functions of any number of units do, and what follows for findings
/// that hang on it. The order in which units are added does not matter.
class Program {
public:
  Program();

  /// Adds a unit's record, packed. Throws nlohmann::json::exception where it is
  /// none, and adds nothing then.
  void add(llvm::StringRef Packed);
  using IsOneOf = std::function<bool(const std::string &File)>;
  /// Adds what it has but for the functions of files that \p IsForgotten.
  void add(llvm::StringRef Packed, const IsOneOf &IsForgotten);
  /// The units that are added are all that the program has.
  void setIsWhole() { IsWhole = true; }
  /// Which files the units have read, and which of them are their main files:
  /// of these a facts file tells nothing.
  void setFiles(IsOneOf Read, IsOneOf Main) {
    IsRead = std::move(Read);
    IsMain = std::move(Main);
  }
  /// Whether units name any.
  bool hasFactsFiles() const { return !FactsFiles.empty(); }
  /// One that they do not name.
  void addFactsFile(const std::string &Path) { FactsFiles.insert(Path); }

  /// Decides a finding. Before the first one, the functions that no unit has
  /// are added from the units' facts files.
  std::optional<Verdict> decide(const FindingCondition &Condition,
                                const Facts &Known);

  /// What all topics have to tell of the function around a line.
  std::vector<PathNote> explain(const std::string &File, unsigned Line);

  /// Shows, topic by topic, what facts files hold. Asked for before any finding
  /// is decided, it is nothing that another facts file tells.
  void records(llvm::function_ref<void(llvm::StringRef Topic,
                                       const FunctionRecords &Functions)>
                   Take);
  /// The files that functions of the units are defined in.
  const llvm::StringSet<> &files() const { return Files; }

  /// Of facts files that could not be read.
  const std::vector<std::string> &problems() const { return Problems; }

  /// Files that have changed since facts of their functions were written down:
  /// what these do is not known.
  const std::set<std::string> &changedFiles() const { return Changed; }

private:
  /// Functions whose bytes have been added, by hash.
  using AddedBytes = llvm::DenseSet<uint64_t>;
  ProgramRecord unpackNew(llvm::StringRef Packed, AddedBytes &Added);
  void add(ProgramRecord Unit);
  void addOthers();
  bool hasChanged(const FactsFile &Told, const std::string &File);
  bool isOutdated(const Verdict &Decided);

  llvm::StringSet<> Files;
  /// By name; one for each topic.
  std::map<std::string, std::unique_ptr<TopicProgram>, std::less<>> Topics;
  /// A function of a header has the same bytes in every unit. What is forgotten
  /// of one unit may not be of another one.
  AddedBytes Added;
  AddedBytes AddedOfOthers;
  bool IsWhole = false;
  /// Set with the first decision: nothing is added any more.
  bool IsComplete = false;
  /// Those that have not been read yet.
  std::set<std::string> FactsFiles;
  IsOneOf IsRead = [](const std::string &) { return false; };
  IsOneOf IsMain = IsRead;
  /// Those that have been read.
  std::vector<std::shared_ptr<const FactsFile>> Others;
  std::vector<std::string> Problems;
  std::set<std::string> Changed;
};

} // namespace async_tidy

#endif
