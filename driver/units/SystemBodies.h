// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_SYSTEMBODIES_H
#define ASYNC_TIDY_DRIVER_UNITS_SYSTEMBODIES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclBase.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/MultiplexConsumer.h"

namespace async_tidy::driver {

inline bool isInSystemHeader(const clang::Decl &D) {
  return D.getASTContext().getSourceManager().isInSystemHeader(D.getLocation());
}

/// Another consumer, but that bodies of functions in system headers are not
/// parsed. Bodies in the project's own headers always are. Has an effect where
/// FrontendOptions::SkipFunctionBodies is set.
class SystemBodySkipper : public clang::MultiplexConsumer {
public:
  explicit SystemBodySkipper(std::unique_ptr<clang::ASTConsumer> Other)
      : MultiplexConsumer(std::move(Other)) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return isInSystemHeader(*D);
  }
};

} // namespace async_tidy::driver

#endif
