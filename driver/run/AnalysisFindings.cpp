// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which findings of an analysis are the project's.
#include "Analysis.h"
#include "files/Git.h"
#include "units/CompileCommands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy::driver {

void Analysis::findProject() {
  // What somebody names is meant.
  if (!Recalled)
    for (const std::string &Input : Opts.Inputs) {
      const std::string Path =
          Paths.canonical(absolutePath(Input, Paths.currentFolder()));
      Owners.adopt(sys::fs::is_directory(Path) ? StringRef(Path)
                                               : sys::path::parent_path(Path));
    }
  // A project may lie in the build of another one, or with others' code.
  if (none_of(Units, [&](const Unit &U) {
        return Owners.isOfRoot(Paths.canonical(U.Path));
      }))
    Owners.adopt(Paths.currentFolder());
}

void Analysis::keepProjects(std::vector<Finding> &Findings, size_t I) {
  const std::string Source = Paths.canonical(Units[I].Path);
  erase_if(Findings, [&](const Finding &F) {
    const std::string Path = Paths.canonical(F.At.Path);
    // Which headers are asked for the unit knew.
    return (Path == Source || Opts.HeaderFilter.empty()) &&
           !Owners.isProjects(Path, Source);
  });
}

void Analysis::dropIgnored(std::vector<Finding> &Findings) {
  std::set<std::string> Asked;
  for (const Finding &F : Findings)
    if (Owners.isOfRoot(F.At.Path) && Paths.owns(F.At.Path))
      Asked.insert(F.At.Path);
  if (!Opts.HeaderFilter.empty())
    erase_if(Asked, [&](const std::string &Path) { return isHeader(Path); });
  if (!Recalled)
    for (const std::string &Input : Opts.Inputs)
      Asked.erase(Paths.canonical(absolutePath(Input, Paths.currentFolder())));
  if (Asked.empty())
    return;
  StringSet<> Ignored =
      ignoredByGit(std::vector(Asked.begin(), Asked.end()), Paths.root());
  erase_if(Findings, [&](const Finding &F) {
    return Ignored.contains(F.At.Path) && Asked.contains(F.At.Path);
  });
}

} // namespace async_tidy::driver
