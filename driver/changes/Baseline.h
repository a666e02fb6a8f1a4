// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CHANGES_BASELINE_H
#define ASYNC_TIDY_DRIVER_CHANGES_BASELINE_H

#include "files/ProjectPaths.h"
#include "findings/Finding.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// Findings that a project has accepted for the time being, in a file that is
/// committed: one line for each, sorted, so that merges go well.
class Baseline {
public:
  /// An error where \p File is missing or is no baseline.
  static llvm::Expected<Baseline> read(llvm::StringRef File);

  /// Whether it holds \p F, or the cause that \p F shares with others.
  bool knows(const Finding &F) const {
    return Entries.contains(F.Fingerprint) ||
           (F.Root && Entries.contains(F.Root->Fingerprint));
  }

  /// False where it is there already.
  bool add(const Finding &F, const ProjectPaths &Paths);

  /// Adds in place of \p F the cause that it shares with others.
  bool addRoot(const Finding &F, const ProjectPaths &Paths);

  /// Drops what is not in \p Findings; entries of files for which \p Judged
  /// says no stay. Returns how many were dropped.
  size_t
  prune(llvm::ArrayRef<Finding> Findings,
        llvm::function_ref<bool(const std::string &PathInReport)> Judged);

  size_t size() const { return Entries.size(); }

  /// The file's text.
  std::string text() const;

  void show(llvm::raw_ostream &OS) const;

private:
  struct Entry {
    std::string Check;
    std::string Path;
    std::string Message;
    /// Written by people, and kept.
    std::string Reason;
  };

  std::vector<std::pair<std::string, const Entry *>> sorted() const;

  /// By fingerprint.
  std::map<std::string, Entry> Entries;
};

} // namespace async_tidy::driver

#endif
