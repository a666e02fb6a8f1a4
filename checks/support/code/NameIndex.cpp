// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NameIndex.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

bool matchesName(llvm::StringRef Pattern, llvm::StringRef Name) {
  if (!Pattern.contains('*'))
    return Pattern == Name;
  llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(Pattern);
  if (Glob)
    return Glob->match(Name);
  llvm::consumeError(Glob.takeError());
  return false;
}

bool matchesAnyName(const std::vector<std::string> &Patterns,
                    llvm::StringRef Name) {
  return llvm::any_of(Patterns, [&](const std::string &Pattern) {
    return matchesName(Pattern, Name);
  });
}

} // namespace async_tidy
