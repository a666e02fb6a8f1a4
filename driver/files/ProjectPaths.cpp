// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProjectPaths.h"
#include "support/facts/ProjectConfig.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

std::string realPath(StringRef Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

bool isBelow(StringRef Path, StringRef Folder) {
  return Path.starts_with(Folder) &&
         (Folder.ends_with("/") ||
          Path.drop_front(Folder.size()).starts_with("/"));
}

std::string relativeTo(StringRef Path, StringRef Folder) {
  return isBelow(Path, Folder) ? Path.drop_front(Folder.size()).ltrim('/').str()
                               : Path.str();
}

bool isMarkedAsRoot(StringRef Folder) {
  return any_of(ArrayRef<StringRef>{".git", ConfigFileName},
                [&](StringRef Mark) {
                  SmallString<256> Path(Folder);
                  sys::path::append(Path, Mark);
                  return sys::fs::exists(Path);
                });
}

std::string findRoot(StringRef CurrentFolder) {
  for (StringRef Folder = CurrentFolder; !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    if (isMarkedAsRoot(Folder))
      return Folder.str();
  return CurrentFolder.str();
}

} // namespace

std::string absolutePath(StringRef Path, StringRef Folder) {
  SmallString<256> Result(Path);
  sys::path::make_absolute(Folder, Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

ProjectPaths::ProjectPaths(StringRef CurrentFolder)
    : CurrentFolder(CurrentFolder), Root(findRoot(CurrentFolder)),
      RealRoot(realPath(Root)), IsMarked(isMarkedAsRoot(Root)) {}

std::string ProjectPaths::canonical(StringRef Path) const {
  const std::string Real = realPath(Path);
  if (!isBelow(Real, RealRoot))
    return Path.str();
  SmallString<256> Result(Root);
  sys::path::append(Result, relativeTo(Real, RealRoot));
  return Result.str().str();
}
std::string ProjectPaths::inReport(StringRef Path) const {
  return relativeTo(Path, Root);
}

std::string ProjectPaths::onScreen(StringRef Path) const {
  return relativeTo(Path, CurrentFolder);
}

bool ProjectPaths::owns(StringRef Path) const { return isBelow(Path, Root); }

} // namespace async_tidy::driver
