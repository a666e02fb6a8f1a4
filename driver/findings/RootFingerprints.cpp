// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "RootFingerprints.h"
#include "files/SourceLines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace llvm;

namespace async_tidy::driver {

/// The text of each line of \p Text and its ordinal among equal ones; the first
/// line's stand at index 0.
static std::vector<std::string> namesOfLines(StringRef Text) {
  std::map<StringRef, unsigned> Seen;
  std::vector<std::string> Names;
  SmallVector<StringRef> Lines;
  Text.split(Lines, '\n');
  for (StringRef Line : Lines) {
    Line = Line.trim();
    Names.push_back((Line + Twine('\0') + Twine(Seen[Line]++)).str());
  }
  return Names;
}

void setRootFingerprints(MutableArrayRef<Finding> Findings,
                         SourceTexts &Sources, const ProjectPaths &Paths) {
  std::map<std::string, std::vector<std::string>> Files;
  for (Finding &F : Findings) {
    if (!F.Root)
      continue;
    const std::string Path = Paths.canonical(F.Root->At.Path);
    const auto [It, New] = Files.try_emplace(Path);
    if (New)
      It->second = namesOfLines(Sources.text(Path));
    const unsigned Line = F.Root->At.Line;
    F.Root->Fingerprint = fingerprintOf(
        {F.Check, F.Kind, Paths.inReport(Path),
         Line <= It->second.size() ? It->second[Line - 1] : std::string()});
  }
}

} // namespace async_tidy::driver
