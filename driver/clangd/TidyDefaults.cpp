// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Switches async-tidy's checks on where the user has not chosen any, and tells
// clangd that they are fast enough to run while somebody types. The linker
// sends clangd's own calls here (--wrap).
#include "Clangd.h"

using namespace clang;
using namespace clang::clangd;

static constexpr llvm::StringLiteral OwnChecks = "async-*";

TidyProvider
realDefaultChecks() asm("__real__ZN5clang6clangd20provideDefaultChecksEv");
TidyProvider
wrappedDefaultChecks() asm("__wrap__ZN5clang6clangd20provideDefaultChecksEv");

TidyProvider wrappedDefaultChecks() {
  return [Real = realDefaultChecks()](tidy::ClangTidyOptions &Options,
                                      llvm::StringRef File) {
    const bool IsChosen = Options.Checks && !Options.Checks->empty();
    Real(Options, File);
    if (!IsChosen)
      *Options.Checks += "," + OwnChecks.str();
  };
}

std::optional<bool> realIsFast(llvm::StringRef Check) asm(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> wrappedIsFast(llvm::StringRef Check) asm(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

std::optional<bool> wrappedIsFast(llvm::StringRef Check) {
  return Check.starts_with("async-") ? true : realIsFast(Check);
}
