// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A clang-tidy of another version loads the plugin without complaint, lists
// its checks and then crashes. This runs as the plugin is loaded, before
// anything that touches LLVM.
#include "llvm/Config/llvm-config.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <link.h>
#include <unistd.h>

/// The version in the name of clang's library, as in /lib/libclang-cpp.so.22.1;
/// zero for any other library.
static int clangVersion(const char *Path) {
  static constexpr char Name[] = "libclang-cpp.so.";
  const char *Found = std::strstr(Path, Name);
  return Found ? std::atoi(Found + sizeof(Name) - 1) : 0;
}

/// A program that has loaded another clang than the plugin's has brought it.
static int stopAtOtherClang(dl_phdr_info *Library, size_t, void *) {
  const int Version = clangVersion(Library->dlpi_name);
  if (Version == 0 || Version == LLVM_VERSION_MAJOR)
    return 0;
  std::fprintf(stderr,
               "error: this plugin of async-tidy is for clang-tidy %d and does "
               "not work in clang-tidy %d\n",
               LLVM_VERSION_MAJOR, Version);
  ::_exit(1);
}

__attribute__((constructor(101))) static void checkVersion() {
  ::dl_iterate_phdr(stopAtOtherClang, nullptr);
}
