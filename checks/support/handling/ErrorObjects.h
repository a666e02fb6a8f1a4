// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_ERROROBJECTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_ERROROBJECTS_H

#include "ErrorTypes.h"

namespace async_tidy {

/// Something that happens to an error that a variable holds.
struct ErrorEvent {
  enum class Kind {
    /// The variable's life begins, with no error.
    Declared,
    /// An operation that may fail has put its error there.
    Filled,
    /// Another error takes its place, of which nobody has to know.
    Replaced,
    /// It is looked at, given on or given another value on purpose; or what
    /// else the operation gave decides where the function goes on.
    Read,
  };
  Kind What = Kind::Read;
  /// A statement of the control flow graph.
  const clang::Stmt *At = nullptr;
  clang::SourceLocation Location;
  /// Of Filled: the co_await, or the call of what does not wait.
  const clang::Expr *From = nullptr;
};

/// A local variable or structured binding that errors are put into.
struct ErrorObject {
  const clang::ValueDecl *Variable = nullptr;
  ErrorShape Shape = ErrorShape::Whole;
  /// Others can get at it, or the author says that it may stay unread.
  bool IsLeftAlone = false;
  /// The last token of what it is declared in.
  clang::SourceLocation ScopeEnd = {};
  /// How often the code that is compiled names it.
  unsigned Mentions = 0;
  /// In source order.
  std::vector<ErrorEvent> Events;
};

/// An awaited result that nobody takes, or of which only parts that tell no
/// error are taken.
struct DroppedError {
  const clang::Expr *Await = nullptr;
  ErrorShape Shape = ErrorShape::Whole;
  bool IsPartTaken = false;
};

/// What is asked of errors.
struct ErrorQuestion {
  ErrorTypes &Types;
  /// Qualified names of further calls whose failure does no harm.
  const std::vector<std::string> &Cleanups;
  /// Variables that are there to stay unread.
  const std::vector<std::string> &UnreadNames;
};

/// The errors that one coroutine is given as values.
struct CoroutineErrors {
  std::vector<ErrorObject> Objects;
  std::vector<DroppedError> Dropped;
};
CoroutineErrors errorsIn(const clang::FunctionDecl &Function,
                         const ErrorQuestion &Asked, AsyncModel &Model);

} // namespace async_tidy

#endif
