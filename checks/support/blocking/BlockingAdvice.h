// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGADVICE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGADVICE_H

#include "BlockingCalls.h"
#include "support/coroutines/AsyncModel.h"
#include "support/replacing/ReplacementFacts.h"
#include "clang/Basic/Diagnostic.h"

namespace async_tidy {

/// What to write instead of something that blocks.
struct BlockingAdvice {
  /// For the message.
  std::string Text;
  /// The code, where there is a fix.
  std::string Code;
  Replacement::FixKind Fix = Replacement::FixKind::None;
  std::optional<clang::FixItHint> Edit;
  /// The headers that the code needs.
  std::vector<std::string> Includes;
};

/// The advice for \p Found, which blocks by itself, in \p Function. It has a
/// fix where the code compiles at that place and means the same.
BlockingAdvice adviceFor(const BlockingCandidate &Found,
                         const clang::FunctionDecl &Function,
                         AsyncModel &Model);

} // namespace async_tidy

#endif
