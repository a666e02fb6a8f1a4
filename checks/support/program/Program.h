// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAM_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAM_H

#include "ProgramRecord.h"
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

  /// Decides a finding. Before the first one, the functions that no unit has
  /// are added from the units' facts files.
  std::optional<Verdict> decide(const FindingCondition &Condition,
                                const Facts &Known);

  /// What facts files hold. Asked for before any finding is decided, it is
  /// nothing that another facts file tells.
  ProgramRecord records();

  /// Of facts files that could not be read.
  const std::vector<std::string> &problems() const { return Problems; }

private:
  void addOthers();

  /// By name; one for each topic.
  std::map<std::string, std::unique_ptr<TopicProgram>, std::less<>> Topics;
  bool IsWhole = false;
  /// Set with the first decision: nothing is added any more.
  bool IsComplete = false;
  /// Those that have not been read yet.
  std::set<std::string> FactsFiles;
  std::vector<std::string> Problems;
};

} // namespace async_tidy

#endif
