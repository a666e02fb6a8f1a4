// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_SUPPRESSION_SUPPRESSIONS_H
#define ASYNC_TIDY_DRIVER_SUPPRESSION_SUPPRESSIONS_H

#include "NolintComments.h"
#include "PathRules.h"
#include "files/ProjectPaths.h"
#include "files/SourceTexts.h"
#include "findings/RunResult.h"
#include "options/Options.h"
#include <map>

namespace async_tidy::driver {

/// Sorts out which findings comments and the configuration silence.
class Suppressions {
public:
  Suppressions(const Options &Opts, const ProjectPaths &Paths,
               SourceTexts &Sources)
      : Opts(Opts), Paths(Paths), Sources(Sources) {}

  /// Moves what is silenced from the findings of \p Result to its suppressed
  /// ones, and gives them their reasons. Says which ones are of tests, and
  /// drops those where nobody wants them.
  void apply(RunResult &Result);

  /// Adds findings about the comments themselves in \p Files: those that give
  /// no reason and, with \p Unused, those that silence nothing although
  /// \p Checks ran everywhere.
  void judgeComments(RunResult &Result, llvm::ArrayRef<std::string> Files,
                     bool Unused, llvm::ArrayRef<std::string> Checks);

private:
  struct Comment {
    NolintComment Text;
    /// The checks of the findings that it silences.
    std::vector<std::string> Silenced;
  };

  std::vector<Comment> &commentsOf(const std::string &Path);
  const PathRules &rulesFor(llvm::StringRef Path);
  void silenceByComment(Finding &F);
  bool silenceAtRoot(Finding &F);
  bool silenceByRule(Finding &F);
  Finding findingAt(llvm::StringRef Check, const std::string &Path,
                    unsigned Offset, unsigned Length,
                    const llvm::Twine &Message);
  void judgeEntry(const Comment &C, const NolintEntry &Entry,
                  const std::string &Path, llvm::ArrayRef<std::string> Checks);

  const Options &Opts;
  const ProjectPaths &Paths;
  SourceTexts &Sources;
  std::map<std::string, std::vector<Comment>> Comments;
  std::map<std::string, PathRules> Rules;
  std::vector<Finding> Judged;
};

} // namespace async_tidy::driver

#endif
