// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FINDINGS_PROGRAMFACTS_H
#define ASYNC_TIDY_DRIVER_FINDINGS_PROGRAMFACTS_H

#include "Finding.h"
#include "support/facts/ProjectConfig.h"
#include "support/flow/FlowProgram.h"
#include "support/security/GuardProgram.h"
#include <set>
#include <vector>

namespace async_tidy::driver {

/// What the functions of all units do, and what follows for findings that hang
/// on it. The order in which units are added does not matter.
class ProgramFacts {
public:
  void add(ProgramRecord Unit);
  /// The units that are added are all that the program has.
  void setIsWhole() { IsWhole = true; }

  /// Decides the conditional ones among \p Findings, which come from units that
  /// \p Config holds for: puts them into words, or takes them out.
  void decide(std::vector<Finding> &Findings, const ProjectConfig &Config);

  /// The text of a facts file. Asked for before any finding is decided, it
  /// holds nothing that another facts file tells.
  std::string text();

  /// Of facts files that could not be read.
  const std::vector<std::string> &problems() const { return Problems; }

private:
  /// Adds the functions that no unit has, from the units' facts files.
  void addOthers();
  void closeFor(const FindingCondition &Condition);
  bool decide(Finding &F, const ProjectConfig &Config);
  bool decideFlow(Finding &F);
  bool decideGuarded(Finding &F);
  FlowProgram &flowOf(FlowTopic Topic) {
    return Topic == FlowTopic::Secrets ? Secrets : Statements;
  }

  BlockingReach Reach;
  FlowProgram Secrets{FlowProgram::Missing::Guessed};
  FlowProgram Statements{FlowProgram::Missing::Guessed};
  bool FlowIsClosed = false;
  bool IsWhole = false;
  /// A facts file has been read.
  bool HasOthers = false;
  GuardPrograms Guards;
  /// Those that have not been read yet.
  std::set<std::string> FactsFiles;
  std::vector<std::string> Problems;
  /// The options of checks that Reach is closed for.
  std::vector<std::vector<std::string>> ClosedFor;
};

} // namespace async_tidy::driver

#endif
