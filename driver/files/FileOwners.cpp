// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FileOwners.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// How projects and package managers name folders for code of others.
constexpr StringLiteral Vendored[] = {
    "third_party", "third-party", "thirdparty",     "3rdparty",
    "vendor",      "vendored",    "vcpkg_installed"};

/// What a build writes into its top folder: CMake's, Meson's.
constexpr StringLiteral BuildMarks[] = {"CMakeCache.txt", "meson-info"};

bool holds(StringRef Folder, const Twine &Name) {
  return sys::fs::exists(Folder + "/" + Name);
}

/// Whether \p Include has the headers of an installed package: what is
/// installed beside them tells other builds where they are.
bool isInstalled(StringRef Include) {
  if (sys::path::filename(Include) != "include")
    return false;
  const StringRef Prefix = sys::path::parent_path(Include);
  return holds(Prefix, "conaninfo.txt") ||
         any_of(ArrayRef<StringRef>{"lib", "lib64", "share"},
                [&](StringRef Kind) {
                  return holds(Prefix, Kind + "/pkgconfig") ||
                         holds(Prefix, Kind + "/cmake");
                });
}

/// A folder of its own, wherever it lies.
bool isApart(StringRef Folder) {
  const StringRef Around = sys::path::filename(sys::path::parent_path(Folder));
  return is_contained(Vendored, sys::path::filename(Folder)) ||
         // build/_deps/NAME-src, of CMake's FetchContent.
         Around == "_deps" || holds(Folder, ".git") || isInstalled(Folder) ||
         any_of(BuildMarks,
                [&](StringRef Mark) { return holds(Folder, Mark); });
}

} // namespace

std::string FileOwners::ownerOf(StringRef Folder) {
  if (const auto It = Owners.find(Folder); It != Owners.end())
    return It->second;
  std::string Owner;
  if (Folder == Paths.root() ? Paths.isMarked() : isApart(Folder))
    Owner = Folder.str();
  else if (const StringRef Around = sys::path::parent_path(Folder);
           !Around.empty())
    Owner = ownerOf(Around);
  return Owners[Folder] = std::move(Owner);
}

bool FileOwners::isOfRoot(StringRef Path) {
  return ownerOf(sys::path::parent_path(Path)) == Own;
}

void FileOwners::adopt(StringRef Folder) { Adopted.insert(ownerOf(Folder)); }

bool FileOwners::isProjects(StringRef Path, StringRef Source) {
  if (isOfRoot(Path))
    return true;
  const std::string Owner = ownerOf(sys::path::parent_path(Path));
  return Adopted.contains(Owner) ||
         (!Paths.owns(Source) &&
          Owner == ownerOf(sys::path::parent_path(Source)));
}

} // namespace async_tidy::driver
