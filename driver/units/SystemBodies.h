// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_SYSTEMBODIES_H
#define ASYNC_TIDY_DRIVER_UNITS_SYSTEMBODIES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/MultiplexConsumer.h"

namespace async_tidy::driver {

inline bool isInSystemHeader(const clang::Decl &D) {
  return D.getASTContext().getSourceManager().isInSystemHeader(D.getLocation());
}

/// Whether the body of \p D need not be parsed: it is of a system header, and
/// does not say whether an await suspends.
inline bool needsNoBody(const clang::Decl &D) {
  const auto *Function = D.getAsFunction();
  return isInSystemHeader(D) && !(Function && Function->getIdentifier() &&
                                  Function->getName() == "await_ready");
}

/// Another consumer, but that bodies that are not needed are not parsed. Bodies
/// in the project's own headers always are. Has an effect where
/// FrontendOptions::SkipFunctionBodies is set.
class SystemBodySkipper : public clang::MultiplexConsumer {
public:
  explicit SystemBodySkipper(std::unique_ptr<clang::ASTConsumer> Other)
      : MultiplexConsumer(std::move(Other)) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return needsNoBody(*D);
  }
};

} // namespace async_tidy::driver

#endif
