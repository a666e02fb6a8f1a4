// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FileOwners.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy::driver {

static bool holds(StringRef Folder, const Twine &Name) {
  return sys::fs::exists(Folder + "/" + Name);
}

/// The folder that \p Include, the headers of an installed package, lies in:
/// what is installed beside them tells other builds where they are.
static bool isInstalled(StringRef Include) {
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

/// What CMake's FetchContent has brought: build/_deps/NAME-src.
static bool isFetched(StringRef Folder) {
  const StringRef Around = sys::path::parent_path(Folder);
  return sys::path::filename(Around) == "_deps" &&
         holds(sys::path::parent_path(Around), "CMakeCache.txt");
}

const std::string &FileOwners::ownerOf(StringRef Folder) {
  const auto [It, New] = Owners.try_emplace(Folder);
  if (!New)
    return It->second;
  std::string Owner;
  if (Folder == Paths.root() ? Paths.isMarked() : holds(Folder, ".git"))
    Owner = Folder.str();
  else if (isFetched(Folder) || isInstalled(Folder))
    Owner = Folder.str();
  else if (const StringRef Around = sys::path::parent_path(Folder);
           !Around.empty())
    Owner = ownerOf(Around);
  return Owners[Folder] = std::move(Owner);
}

bool FileOwners::isOwn(StringRef Header, StringRef Source) {
  const std::string &Owner = ownerOf(sys::path::parent_path(Header));
  return Owner == ownerOf(sys::path::parent_path(Source)) ||
         (Paths.isMarked() && Owner == Paths.root());
}

} // namespace async_tidy::driver
