// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_CAPTUREFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_CAPTUREFIX_H

#include "DanglingClosures.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// What lets the coroutine's own frame have the captures.
struct CaptureFix {
  /// Empty where nothing can be written.
  llvm::SmallVector<clang::FixItHint, 2> Edits;
  std::string Title;
};

/// From C++23 on "this auto", which copies the lambda into the frame; before
/// that, where the lambda is called on the spot, parameters in the place of the
/// captures.
CaptureFix captureFix(const DanglingClosure &Found,
                      const clang::ASTContext &Context);

} // namespace async_tidy

#endif
