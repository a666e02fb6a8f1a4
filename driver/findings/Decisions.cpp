// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Decisions.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy::driver {

static Note noteAt(const PathNote &Step) {
  const SourcePoint &At = Step.At;
  return {{At.File, At.Offset, At.Line, At.Column, At.Line, At.Column},
          Step.Text};
}

static bool decide(Finding &F, Program &Functions, const Facts &Known) {
  const std::optional<Verdict> Decided = Functions.decide(F.Condition, Known);
  if (!Decided)
    return false;
  F.setWords(Decided->Words);
  if (Decided->Root)
    F.Root = {noteAt({*Decided->Root, ""}).At, ""};
  // What offers a fix comes last.
  const auto Steps = map_range(Decided->Notes, noteAt);
  F.Notes.insert(F.Notes.begin(), Steps.begin(), Steps.end());
  return true;
}

void decide(std::vector<Finding> &Findings, Program &Functions,
            const ProjectConfig &Config) {
  erase_if(Findings, [&](Finding &F) {
    return F.Condition && !decide(F, Functions, Config.facts());
  });
}

} // namespace async_tidy::driver
