// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "KeptFacts.h"
#include "ResultCache.h"
#include "files/FileTexts.h"
#include "support/program/KeptProgram.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace async_tidy::driver {

/// The project's root where the units lie in it, else the innermost folder that
/// has them all.
static std::string rootOf(ArrayRef<Unit> Units, const ProjectPaths &Paths) {
  if (any_of(Units, [&](const Unit &U) {
        return Paths.owns(Paths.canonical(U.Path));
      }))
    return Paths.root();
  StringRef Root = sys::path::parent_path(Units.front().Path);
  for (const Unit &U : Units)
    while (!Root.empty() && !StringRef(U.Path).starts_with((Root + "/").str()))
      Root = sys::path::parent_path(Root);
  return Root.str();
}

std::string keptFactsPath(ArrayRef<Unit> Units, const Options &Opts,
                          const ProjectPaths &Paths) {
  const std::string Folder = ResultCache::folderFor(Opts);
  if (Folder.empty() || Opts.Cache != CacheMode::ReadWrite || Units.empty())
    return std::string();
  return keptProgramPath(Folder, rootOf(Units, Paths));
}

std::shared_ptr<const FactsFile> keptFactsFor(const Unit &U,
                                              const std::string &ConfigFile,
                                              const Options &Opts,
                                              std::string &Path) {
  Path = findKeptProgram(ResultCache::folderFor(Opts), U.Path);
  if (Path.empty())
    return nullptr;
  std::shared_ptr<const FactsFile> File = FactsFile::shared(Path);
  return File->holdsFor(ConfigFile, U.Path) ? File : nullptr;
}

bool isKept(const std::string &Path, const std::string &Source) {
  if (!FactsFile::isFrom(Path, Source))
    return false;
  int File = -1;
  if (!sys::fs::openFileForReadWrite(Path, File, sys::fs::CD_OpenExisting,
                                     sys::fs::OF_None)) {
    sys::fs::setLastAccessAndModificationTime(File,
                                              std::chrono::system_clock::now());
    sys::Process::SafelyCloseFileDescriptor(File);
  }
  return true;
}

static void forgetOthers(StringRef Folder) {
  constexpr auto Longest = std::chrono::hours(24 * 30);
  const auto Now = std::chrono::system_clock::now();
  std::error_code EC;
  for (sys::fs::directory_iterator It(Folder, EC), Last; It != Last && !EC;
       It.increment(EC)) {
    sys::fs::file_status Status;
    if (sys::path::filename(It->path()).starts_with("program-") &&
        !sys::fs::status(It->path(), Status) &&
        Status.getLastModificationTime() + Longest < Now)
      sys::fs::remove(It->path());
  }
}

void keepFacts(StringRef Path, StringRef Text) {
  const StringRef Folder = sys::path::parent_path(Path);
  if (sys::fs::create_directories(Folder))
    return;
  forgetOthers(Folder);
  replaceFile(Path, Text);
}

} // namespace async_tidy::driver
