// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_IGNOREDERRORS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_IGNOREDERRORS_H

#include "ErrorObjects.h"

namespace async_tidy {

/// An error that a coroutine is given as a value and does not look at.
struct IgnoredError {
  enum class Kind {
    /// co_await read(as_tuple);
    Dropped,
    /// co_await collectAllTry(fetch(), fetch());
    ResultsDropped,
    /// size = std::get<1>(co_await read(as_tuple));
    PartTaken,
    /// A variable holds it that is not looked at behind it.
    Never,
    /// Another one takes its place before.
    Overwritten,
    /// Where the coroutine goes on one way, though not on others.
    SomePaths,
  };
  Kind What = Kind::Dropped;
  /// What gives it.
  const clang::Expr *From = nullptr;
  /// The name of that, for messages.
  std::string Name = {};
  /// Null of what no variable holds.
  const clang::ValueDecl *Variable = nullptr;
  clang::SourceLocation At = {};
  /// Of Overwritten what takes its place; of SomePaths where it goes on.
  clang::SourceLocation Behind = {};
};

/// Those of \p Function's own body, a coroutine's.
std::vector<IgnoredError> ignoredErrors(const clang::FunctionDecl &Function,
                                        const ErrorQuestion &Asked,
                                        AsyncModel &Model);

} // namespace async_tidy

#endif
