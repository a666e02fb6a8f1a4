// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_LINT_LINTDIAGNOSTICS_H
#define ASYNC_TIDY_DRIVER_LINT_LINTDIAGNOSTICS_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "findings/Finding.h"
#include "llvm/Support/Regex.h"
#include <vector>

namespace async_tidy::driver {

/// clang-tidy's consumer, which also keeps what NOLINT comments silence.
class LintDiagnostics : public clang::tidy::ClangTidyDiagnosticConsumer {
public:
  struct Silenced {
    clang::tidy::ClangTidyError Error;
    /// The comment is on one of these lines, or for them.
    std::vector<SourceLine> Lines;
  };

  LintDiagnostics(clang::tidy::ClangTidyContext &Context,
                  llvm::StringRef HeaderFilter);

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;

  std::vector<Silenced> takeSilenced() { return std::move(Kept); }

private:
  void keep(const clang::Diagnostic &Info);

  clang::tidy::ClangTidyContext &Context;
  llvm::Regex HeaderFilter;
  std::vector<Silenced> Kept;
};

} // namespace async_tidy::driver

#endif
