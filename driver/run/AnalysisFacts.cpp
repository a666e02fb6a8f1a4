// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an analysis knows of functions, for runs to come, and from runs before.
#include "Analysis.h"
#include "KeptFacts.h"
#include "support/program/ContentHash.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace async_tidy::driver {

FactsHeader Analysis::factsHeader() {
  FactsHeader Header;
  std::set<std::string> Files;
  for (const auto &Read : FileIds)
    Files.insert(Read.getKey().str());
  for (const auto &Defining : Functions.files())
    if (!Defining.getKey().empty())
      Files.insert(Defining.getKey().str());
  for (const std::string &File : Files) {
    sys::fs::file_status Status;
    // What was read of a file that has changed since is not known.
    Header.Files[File] = sys::fs::status(File, Status) ||
                                 Status.getLastModificationTime() >= Started
                             ? std::string()
                             : Cache.hashOf(File, Texts);
  }
  for (const size_t I : Wanted) {
    const std::string &Config = Plans[I].ConfigFile;
    Header.Configurations[Config] =
        Config.empty() ? std::string() : Cache.hashOf(Config, Texts);
  }
  return Header;
}

std::string Analysis::sourceOfFacts() const {
  std::string Parts = productVersion().str();
  for (const size_t I : Wanted)
    Parts += OutputHashes[I] + contentHash(Units[I].Path) +
             contentHash(Plans[I].ConfigFile);
  return contentHash(Parts);
}

void Analysis::writeDownFacts() {
  const bool IsAll = IsWhole && !Recalled && Texts.empty() &&
                     all_of(Wanted, [&](size_t I) { return bool(Ended[I]); });
  // What a command line asks for is no more than that run's.
  const bool IsUsual =
      Opts.Checks.empty() && Opts.ConfigFile.empty() && Opts.ExtraArgs.empty();
  std::string Path;
  if (IsAll && IsUsual)
    Path = keptFactsPath(Units, Opts, Paths);
  if (Path.empty() && Opts.FactsFile.empty())
    return;
  const std::string Source = sourceOfFacts();
  if (Opts.FactsFile.empty() && isKept(Path, Source))
    return;
  FactsText Text(Source, factsHeader());
  Functions.records([&](StringRef Topic, const FunctionRecords &Known) {
    Text.add(Topic, Known);
  });
  Facts = Text.take();
  if (!Path.empty())
    keepFacts(Path, Facts);
}

bool Analysis::addKeptFacts(Program &Functions) {
  std::set<std::string> Main;
  for (const size_t I : Wanted)
    Main.insert(Units[I].Path);
  Functions.setFiles(
      [this](const std::string &File) { return FileIds.contains(File); },
      [Main](const std::string &File) { return Main.contains(File); });
  bool HasAll = true;
  if (Opts.Hook && !IsWhole && !Functions.hasFactsFiles())
    for (const size_t I : Wanted) {
      std::string Path;
      if (keptFactsFor(Units[I], Plans[I].ConfigFile, Opts, Path))
        Functions.addFactsFile(Path);
      else
        HasAll = false;
    }
  return HasAll;
}

void Analysis::sayChanged(const std::set<std::string> &Files) {
  constexpr size_t Named = 5;
  std::vector<std::string> Names;
  for (const std::string &File : Files)
    if (Names.size() < Named)
      Names.push_back(Paths.onScreen(Paths.canonical(File)));
  if (Files.size() > Named)
    Names.push_back(std::to_string(Files.size() - Named) + " more");
  if (!Files.empty())
    Log.note("what functions do in files that have changed since the whole "
             "program was linted is not known: " +
             join(Names, ", "));
}

} // namespace async_tidy::driver
