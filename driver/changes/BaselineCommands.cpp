// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BaselineCommands.h"
#include "files/OutputFile.h"
#include "words/Plural.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy::driver {

std::string defaultBaseline(const ProjectPaths &Paths) {
  SmallString<256> Path(Paths.root());
  sys::path::append(Path, ".async-tidy-baseline.json");
  return Path.str().str();
}

void dropKnown(RunResult &Result, const Baseline &Known) {
  Result.ComparesWithEarlier = true;
  std::vector<Finding> New;
  for (Finding &F : Result.Findings)
    (Known.knows(F) ? Result.Preexisting : New).push_back(std::move(F));
  Result.Findings = std::move(New);
}

Expected<bool> updateBaseline(const Options &Opts, const RunResult &Result,
                              Baseline Old, const ProjectPaths &Paths,
                              Console &Log, bool SawAll) {
  const size_t Before = Old.size();
  const size_t Stale =
      Old.prune(Result.Findings, [&](const std::string &PathInReport) {
        return SawAll ||
               !sys::fs::exists(absolutePath(PathInReport, Paths.root()));
      });
  if (Opts.CheckOnly) {
    Log.plain(Twine(Stale) + " of " + plural(Before, "entry", "entries") +
              " stale");
    return Stale == 0;
  }
  size_t Added = 0;
  if (Opts.What != Options::Action::PruneBaseline)
    for (const Finding &F : Result.Findings) {
      if (F.Root && Opts.ByRoot)
        Added += Old.addRoot(F, Paths);
      else if (!Old.knows(F))
        Added += Old.add(F, Paths);
    }
  Expected<OutputFile> File = OutputFile::open(Opts.Baseline);
  if (!File)
    return File.takeError();
  if (Error E = File->write(Old.text()))
    return std::move(E);
  Log.plain(Paths.onScreen(absolutePath(Opts.Baseline, Paths.currentFolder())) +
            ": " + plural(Old.size(), "entry", "entries") + ", " +
            Twine(Added) + " added, " + Twine(Stale) + " dropped");
  return true;
}

} // namespace async_tidy::driver
