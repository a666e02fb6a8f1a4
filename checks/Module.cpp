// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CheckHeaders.inc"
#include "EnabledChecks.h"
#include "clang-tidy/ClangTidyModule.h"
#include "support/check/TidyCheck.h"

namespace async_tidy {

using clang::tidy::ClangTidyCheckFactories;
using clang::tidy::ClangTidyContext;

template <typename Check>
static void add(ClangTidyCheckFactories &Factories, llvm::StringRef Name) {
  Factories.registerCheckFactory(Name, [](llvm::StringRef Name,
                                          ClangTidyContext *Context) {
    return std::make_unique<TidyCheck>(Name, Context,
                                       std::make_unique<Check>(Name, Context));
  });
}

/// Registers every check that rules/checks declares.
class AsyncTidyModule : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
#include "CheckFactories.inc"
  }
};

namespace {

struct EnabledOnly {
  ClangTidyContext &Context;
  std::vector<std::unique_ptr<AsyncCheck>> Made;
};

} // namespace

template <typename Check>
static void add(EnabledOnly &Factories, llvm::StringRef Name) {
  if (Factories.Context.isCheckEnabled(Name))
    Factories.Made.push_back(std::make_unique<Check>(Name, &Factories.Context));
}

std::vector<std::unique_ptr<AsyncCheck>>
enabledChecks(ClangTidyContext &Context) {
  EnabledOnly Factories{Context, {}};
#include "CheckFactories.inc"
  return std::move(Factories.Made);
}

static clang::tidy::ClangTidyModuleRegistry::Add<AsyncTidyModule>
    Registration("async-module", "Checks for asynchronous C++.");

} // namespace async_tidy
