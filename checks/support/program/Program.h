// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAM_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAM_H

#include "FactsFile.h"
#include <functional>
#include <set>

namespace async_tidy {

/// Makes a finding hang on what functions do that may be defined in another
/// unit.
struct FindingCondition {
  /// The topic that decides it; empty for a finding that holds in any case.
  std::string Topic;
  /// What the topic has to know for that, in its own form.
  nlohmann::json Terms;

  explicit operator bool() const { return !Topic.empty(); }
};

void to_json(nlohmann::json &Value, const FindingCondition &Condition);
void from_json(const nlohmann::json &Value, FindingCondition &Condition);

/// What the functions of any number of units do, and what follows for findings
/// that hang on it. The order in which units are added does not matter.
class Program {
public:
  Program();

  void add(ProgramRecord Unit);
  /// The units that are added are all that the program has.
  void setIsWhole() { IsWhole = true; }
  /// Which files the units have read: of these a facts file tells nothing new.
  void setSeen(std::function<bool(const std::string &File)> IsRead) {
    IsSeen = std::move(IsRead);
  }
  /// Whether units name any.
  bool hasFactsFiles() const { return !FactsFiles.empty(); }
  /// One that they do not name.
  void addFactsFile(const std::string &Path) { FactsFiles.insert(Path); }

  /// Decides a finding. Before the first one, the functions that no unit has
  /// are added from the units' facts files.
  std::optional<Verdict> decide(const FindingCondition &Condition,
                                const Facts &Known);

  /// What facts files hold. Asked for before any finding is decided, it is
  /// nothing that another facts file tells.
  ProgramRecord records();

  /// Of facts files that could not be read.
  const std::vector<std::string> &problems() const { return Problems; }

  /// Findings that were not decided since the files on their ways have changed
  /// since the facts were written, and these files.
  struct Outdated {
    unsigned Findings = 0;
    std::set<std::string> Files;
  };
  const Outdated &outdated() const { return NotDecided; }

private:
  void addOthers();
  bool isOutdated(const Verdict &Decided);

  /// By name; one for each topic.
  std::map<std::string, std::unique_ptr<TopicProgram>, std::less<>> Topics;
  bool IsWhole = false;
  /// Set with the first decision: nothing is added any more.
  bool IsComplete = false;
  /// Those that have not been read yet.
  std::set<std::string> FactsFiles;
  std::function<bool(const std::string &)> IsSeen = [](const std::string &) {
    return false;
  };
  /// Those that have been read.
  std::vector<std::shared_ptr<const FactsFile>> Others;
  std::vector<std::string> Problems;
  Outdated NotDecided;
};

} // namespace async_tidy

#endif
