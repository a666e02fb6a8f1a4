// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Suppressions.h"
#include "files/SourceLines.h"
#include "options/OwnRules.h"
#include "support/facts/ProjectConfig.h"
#include "words/Suggestion.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// Entries of other tools' checks, and ones that mean several tools' at once,
/// are not ours to judge.
bool isOurs(const NolintEntry &Entry) {
  return StringRef(Entry.Glob).starts_with("async-");
}

} // namespace

std::vector<Suppressions::Comment> &
Suppressions::commentsOf(const std::string &Path) {
  const auto [It, New] = Comments.try_emplace(Path);
  if (New)
    for (NolintComment &Text : nolintComments(Sources.text(Path)))
      It->second.push_back({std::move(Text), {}});
  return It->second;
}

const PathRules &Suppressions::rulesFor(StringRef Path) {
  std::string File =
      Opts.ConfigFile.empty() ? ProjectConfig::findFor(Path) : Opts.ConfigFile;
  const auto [It, New] = Rules.try_emplace(File);
  if (New)
    It->second = PathRules::load(File);
  return It->second;
}

// The comment is on one of the lines that the diagnostic's macros lead
// through; without macros that is its own.
void Suppressions::silenceByComment(Finding &F) {
  for (const SourceLine &Line : F.SilencedBy) {
    const std::string Path = Paths.canonical(Line.Path);
    for (Comment &C : commentsOf(Path)) {
      if (!C.Text.covers(Line.Line, F.Check))
        continue;
      C.Silenced.push_back(F.Check);
      F.Silence = {Suppression::Source::Comment, C.Text.Reason};
      return;
    }
  }
  F.Silence = {Suppression::Source::Comment, std::string()};
}

/// What is accepted where it stands is accepted for all who reach it.
bool Suppressions::silenceAtRoot(Finding &F) {
  if (!F.Root)
    return false;
  for (Comment &C : commentsOf(Paths.canonical(F.Root->At.Path))) {
    if (!C.Text.covers(F.Root->At.Line, F.Check))
      continue;
    C.Silenced.push_back(F.Check);
    F.Silence = {Suppression::Source::Comment, C.Text.Reason};
    return true;
  }
  return false;
}

bool Suppressions::silenceByRule(Finding &F) {
  const std::string *Reason = rulesFor(F.At.Path).reasonFor(F.At.Path, F.Check);
  if (Reason)
    F.Silence = {Suppression::Source::PathRule, *Reason};
  return Reason;
}

void Suppressions::apply(RunResult &Result) {
  std::vector<Finding> Shown;
  for (Finding &F : Result.Findings) {
    F.InTests = F.InTests || rulesFor(F.At.Path).isTest(F.At.Path);
    if (F.InTests && Opts.Tests == TestsMode::Skip)
      continue;
    bool Silent = !F.SilencedBy.empty();
    if (Silent)
      silenceByComment(F);
    else
      Silent = silenceAtRoot(F) || silenceByRule(F);
    (Silent ? Result.Suppressed : Shown).push_back(std::move(F));
  }
  Result.Findings = std::move(Shown);
}

Finding Suppressions::findingAt(StringRef Check, const std::string &Path,
                                unsigned Offset, unsigned Length,
                                const Twine &Message) {
  Finding F;
  F.Check = Check.str();
  F.Kind = "Comment";
  F.Tier = tierName(Tier::Risk).str();
  F.Severity = severityOf(Tier::Risk).str();
  F.Message = Message.str();
  const StringRef Text = Sources.text(Path);
  const auto [Line, Column] = SourceLines(Text).at(Offset);
  F.At = {Path, Offset, Line, Column, Line, Column + Length};
  F.Statement = Text.substr(Offset, Length).str();
  return F;
}

void Suppressions::judgeEntry(const Comment &C, const NolintEntry &Entry,
                              const std::string &Path,
                              ArrayRef<std::string> Checks) {
  SmallVector<StringRef> Names;
  SmallVector<const CheckInfo *> Meant;
  for (const CheckInfo &Check : checkCatalog()) {
    Names.push_back(Check.Name);
    if (matches(Entry, Check.Name))
      Meant.push_back(&Check);
  }
  if (Meant.empty()) {
    Judged.push_back(
        findingAt(UnusedSuppression, Path, Entry.Offset, Entry.Glob.size(),
                  "there is no check '" + Entry.Glob + "' to suppress" +
                      suggestion(Entry.Glob, Names)));
    return;
  }
  // Opinions do not run unless they are asked for.
  const bool AllRan = all_of(Meant, [&](const CheckInfo *Check) {
    return Check->Level == Tier::Opinion || is_contained(Checks, Check->Name);
  });
  const bool Used = any_of(C.Silenced, [&](const std::string &Check) {
    return matches(Entry, Check);
  });
  if (AllRan && !Used)
    Judged.push_back(
        findingAt(UnusedSuppression, Path, Entry.Offset, Entry.Glob.size(),
                  "this suppression of '" + Entry.Glob + "' silences nothing"));
}

void Suppressions::judgeComments(RunResult &Result, ArrayRef<std::string> Files,
                                 bool Unused, ArrayRef<std::string> Checks) {
  if (!Unused && !Opts.RequireReason)
    return;
  for (const std::string &Path : Files) {
    if (!Paths.owns(Path))
      continue;
    for (const Comment &C : commentsOf(Path)) {
      const NolintComment &Text = C.Text;
      if (Opts.RequireReason && Text.Reason.empty() &&
          (!C.Silenced.empty() || any_of(Text.Entries, isOurs)))
        Judged.push_back(findingAt(UnexplainedSuppression, Path, Text.Offset,
                                   Text.Length,
                                   "this suppression gives no reason"));
      for (const NolintEntry &Entry : Text.Entries)
        if (Unused && isOurs(Entry))
          judgeEntry(C, Entry, Path, Checks);
    }
  }
  addFindings(Result.Findings, std::move(Judged), Paths);
}

} // namespace async_tidy::driver
