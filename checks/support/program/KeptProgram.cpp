// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "KeptProgram.h"
#include "ContentHash.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

namespace async_tidy {

std::string defaultCacheFolder() {
  if (auto Folder = llvm::sys::Process::GetEnv("ASYNC_TIDY_CACHE_DIR");
      Folder && !Folder->empty())
    return *Folder;
  llvm::SmallString<256> Path;
  if (!llvm::sys::path::cache_directory(Path))
    return std::string();
  llvm::sys::path::append(Path, "async-tidy");
  return std::string(Path);
}

/// Symbolic links followed, as far as the folder is there.
static llvm::SmallString<256> realFolder(llvm::StringRef Folder) {
  llvm::SmallString<256> Real;
  if (llvm::sys::fs::real_path(Folder, Real))
    Real = Folder;
  return Real;
}

static std::string pathFor(llvm::StringRef CacheFolder,
                           llvm::StringRef RealRoot) {
  llvm::SmallString<256> Path(CacheFolder);
  llvm::sys::path::append(Path, "program-" + contentHash(RealRoot) + ".json");
  return std::string(Path);
}

std::string keptProgramPath(llvm::StringRef CacheFolder, llvm::StringRef Root) {
  return pathFor(CacheFolder, realFolder(Root));
}

std::string findKeptProgram(llvm::StringRef CacheFolder,
                            llvm::StringRef SourceFile) {
  llvm::SmallString<256> Absolute(SourceFile);
  if (CacheFolder.empty() || llvm::sys::fs::make_absolute(Absolute))
    return std::string();
  const llvm::SmallString<256> Folder =
      realFolder(llvm::sys::path::parent_path(Absolute));
  for (llvm::StringRef Root = Folder; !Root.empty();
       Root = llvm::sys::path::parent_path(Root))
    if (std::string Path = pathFor(CacheFolder, Root);
        llvm::sys::fs::exists(Path))
      return Path;
  return std::string();
}

std::string findKeptProgram(llvm::StringRef SourceFile) {
  if (llvm::sys::Process::GetEnv("ASYNC_TIDY_CACHE").value_or("") == "off")
    return std::string();
  return findKeptProgram(defaultCacheFolder(), SourceFile);
}

} // namespace async_tidy
