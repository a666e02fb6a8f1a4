// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CheckHeaders.inc"
#include "clang-tidy/ClangTidyModule.h"

namespace async_tidy {

/// Registers every check that rules/checks declares.
class AsyncTidyModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
#include "CheckFactories.inc"
  }
};

static clang::tidy::ClangTidyModuleRegistry::Add<AsyncTidyModule>
    Registration("async-module", "Checks for asynchronous C++.");

} // namespace async_tidy
