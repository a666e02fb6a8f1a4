// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Switches async-tidy's checks on where the user has not chosen any, and tells
// clangd that they are fast enough to run while somebody types. The linker
// sends clangd's own calls here (--wrap).
#include "Clangd.h"
#include "support/check/EditorOption.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::clangd;

static constexpr llvm::StringLiteral OwnChecks = "async-*";

TidyProvider
realDefaultChecks() asm("__real__ZN5clang6clangd20provideDefaultChecksEv");
TidyProvider
wrappedDefaultChecks() asm("__wrap__ZN5clang6clangd20provideDefaultChecksEv");

/// Whether \p Globs name no check to run, only some not to.
static bool onlyRemoves(llvm::StringRef Globs) {
  return llvm::all_of(llvm::split(Globs, ','), [](llvm::StringRef Glob) {
    return Glob.trim().empty() || Glob.trim().starts_with("-");
  });
}

TidyProvider wrappedDefaultChecks() {
  return [Real = realDefaultChecks()](tidy::ClangTidyOptions &Options,
                                      llvm::StringRef File) {
    const std::string Chosen = Options.Checks.value_or("");
    Real(Options, File);
    Options.CheckOptions[async_tidy::EditorOption] = llvm::StringRef("true");
    // Removals, as those of .clangd, come behind what they remove from.
    if (Chosen.empty())
      *Options.Checks += "," + OwnChecks.str();
    else if (onlyRemoves(Chosen))
      Options.Checks = OwnChecks.str() + "," + Chosen;
  };
}

std::optional<bool> realIsFast(llvm::StringRef Check) asm(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> wrappedIsFast(llvm::StringRef Check) asm(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

std::optional<bool> wrappedIsFast(llvm::StringRef Check) {
  return Check.starts_with("async-") ? true : realIsFast(Check);
}
