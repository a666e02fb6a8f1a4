// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NewFindings.h"
#include "units/CompileCommands.h"
#include "words/Plural.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace async_tidy::driver {

std::vector<size_t>
unitsFor(const ChangeSet &Changes, HeaderCover Cover, ArrayRef<Unit> Units,
         const ProjectPaths &Paths,
         function_ref<std::set<std::string>(size_t)> FilesOf,
         std::vector<std::string> &Uncovered) {
  std::set<size_t> Chosen;
  /// The changed headers that a unit includes.
  std::map<size_t, std::set<std::string>> Reaches;
  std::set<std::string> Left, Sources;
  for (const auto &[I, U] : enumerate(Units)) {
    const std::string Own = Paths.canonical(U.Path);
    Sources.insert(Own);
    if (Changes.Changed.contains(Own) && Changes.wants(Own))
      Chosen.insert(I);
    for (const std::string &File : FilesOf(I))
      if (File != Own && Changes.Changed.contains(File) &&
          Changes.wants(File)) {
        Reaches[I].insert(File);
        Left.insert(File);
      }
  }
  if (Cover == HeaderCover::All) {
    for (const auto &[I, Headers] : Reaches)
      Chosen.insert(I);
    Left.clear();
  }
  for (size_t I : Chosen)
    for (const std::string &Header : Reaches[I])
      Left.erase(Header);
  // The unit with the most of what is left, the shortest of equals.
  while (!Left.empty()) {
    size_t Best = 0, Most = 0;
    for (const auto &[I, Headers] : Reaches) {
      const size_t Count = count_if(Headers, [&](const std::string &Header) {
        return Left.contains(Header);
      });
      if (Count > Most ||
          (Count && Count == Most && Units[I].Size < Units[Best].Size)) {
        Best = I;
        Most = Count;
      }
    }
    Chosen.insert(Best);
    for (const std::string &Header : Reaches[Best])
      Left.erase(Header);
  }
  std::set<std::string> Reached;
  for (const auto &[I, Headers] : Reaches)
    Reached.insert(Headers.begin(), Headers.end());
  for (const std::string &File : Changes.Changed)
    if (isHeader(File) && !Sources.contains(File) && !Reached.contains(File) &&
        !Changes.Deleted.contains(File))
      Uncovered.push_back(File);
  return {Chosen.begin(), Chosen.end()};
}

/// What a hook looks at: the commits that are pushed, or what is staged, or,
/// where nothing is, the files that it is given.
static Expected<ChangeSet> changesForHook(const Options &Opts,
                                          const ProjectPaths &Paths,
                                          FileTexts &Texts) {
  std::set<std::string> Given;
  for (const std::string &File : Opts.HookFiles)
    Given.insert(Paths.canonical(absolutePath(File, Paths.currentFolder())));
  const std::optional<std::string> From =
      sys::Process::GetEnv("PRE_COMMIT_FROM_REF");
  const bool IsPush = From && !From->empty();
  Expected<ChangeSet> Read =
      IsPush ? changesSince(*From, Paths) : stagedChanges(Paths, Texts);
  if (!Read)
    return Read.takeError();
  if (Read->Changed.empty()) {
    Read->Changed = std::move(Given);
    Read->HasBefore = false;
    return Read;
  }
  // The hook's own configuration may leave files out.
  if (!Given.empty())
    Read->Left = std::move(Given);
  return Read;
}

Expected<std::optional<ChangeSet>>
changesFor(const Options &Opts, const ProjectPaths &Paths, FileTexts &Texts) {
  std::optional<Expected<ChangeSet>> Read;
  if (Opts.Hook)
    Read.emplace(changesForHook(Opts, Paths, Texts));
  else if (Opts.Staged)
    Read.emplace(stagedChanges(Paths, Texts));
  else if (!Opts.NewFromMergeBase.empty())
    Read.emplace(changesSinceMergeBase(Opts.NewFromMergeBase, Paths));
  else if (!Opts.NewFromRev.empty())
    Read.emplace(changesSince(Opts.NewFromRev, Paths));
  else if (!Opts.NewFromPatch.empty())
    Read.emplace(changesOfPatch(Opts.NewFromPatch, Paths));
  if (!Read)
    return std::nullopt;
  if (!*Read)
    return Read->takeError();
  return std::optional(std::move(**Read));
}

Error narrowToChange(const ChangeSet &Changes, const Options &Opts,
                     Analysis &Work, const ProjectPaths &Paths) {
  // Which units a changed source makes is known without looking into any.
  std::set<std::string> Headers;
  for (const std::string &Path : Changes.Changed)
    if (isHeader(Path) && Changes.wants(Path))
      Headers.insert(Path);
  if (!Headers.empty())
    if (Error E = Work.scanFiles(Headers, Opts.Cover == HeaderCover::One))
      return E;
  std::vector<std::string> Uncovered;
  Work.restrictTo(unitsFor(
      Changes, Opts.Cover, Work.units(), Paths,
      [&](size_t I) { return Work.filesOf(I); }, Uncovered));
  return Error::success();
}

Error keepNewFindings(RunResult &Result, const ChangeSet &Changes,
                      const Options &Opts, Analysis &Work,
                      const ProjectPaths &Paths, Console &Log) {
  std::vector<std::string> Uncovered;
  const std::vector<size_t> Touched = unitsFor(
      Changes, Opts.Cover, Work.units(), Paths,
      [&](size_t I) { return Work.filesOf(I); }, Uncovered);
  for (const std::string &Header : Uncovered)
    Log.note("no unit includes '" + Paths.onScreen(Header) +
             "', so it is not linted");

  const std::vector<std::string> Read = Work.files();
  FileTexts Before;
  for (const std::string &Path : Changes.Changed) {
    if (!is_contained(Read, Path) &&
        !(Changes.Deleted.contains(Path) && isHeader(Path)))
      continue;
    Expected<std::optional<std::string>> Text = Changes.TextBefore(Path);
    if (!Text)
      return Text.takeError();
    if (*Text)
      Before[Path] = std::move(**Text);
  }
  Expected<EarlierState> Earlier =
      Work.lintEarlier(Touched, Before, Changes.Changed);
  if (!Earlier)
    return Earlier.takeError();
  if (Earlier->Broken)
    Log.note(plural(Earlier->Broken, "unit") +
             " did not parse before the change; what is found in unchanged "
             "files counts as pre-existing");

  Result.ComparesWithEarlier = true;
  std::vector<Finding> New;
  for (Finding &F : Result.Findings) {
    const bool Known =
        Earlier->Fingerprints.contains(F.Fingerprint) ||
        (Earlier->Broken && !Changes.Changed.contains(F.At.Path));
    (Known ? Result.Preexisting : New).push_back(std::move(F));
  }
  Result.Findings = std::move(New);
  return Error::success();
}

} // namespace async_tidy::driver
