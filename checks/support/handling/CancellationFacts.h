// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONFACTS_H

#include "support/facts/Facts.h"
#include "clang/AST/Decl.h"

namespace async_tidy {

/// How an await tells that what it waits for has been cancelled.
struct Cancellation {
  /// Null of types that a project names by itself.
  const Library *Owner = nullptr;
  /// What is thrown, and other classes by which it is caught.
  std::vector<std::string> Exceptions;
  std::vector<std::string> CaughtAs;
  /// What the error is equal to. Empty: the exceptions tell nothing else.
  std::vector<std::string> Codes;
  /// Where the first of them, or of the exceptions, is declared.
  std::vector<std::string> Includes;
  /// Whatever is a task or an operation of the library.
  bool OfTasks = false;
  std::vector<std::string> Operations;
  std::vector<std::string> Tokens;
  /// Calls that cannot be cancelled, or that cancelling is used to wake.
  std::vector<std::string> Except;
  /// Calls that fail for good only once their object is closed or cancelled.
  std::vector<std::string> OwnersOnly;
  /// What a cancelled coroutine awaits next is cancelled, too.
  bool Persists = false;

  /// Whether a handler of \p Class says that it is after this alone.
  bool isNamedBy(llvm::StringRef Class) const;
  /// Whether a handler of \p Class takes it.
  bool isCaughtAs(llvm::StringRef Class) const;
  /// Whether an error that is equal to \p Constant is one.
  bool isCode(const clang::ValueDecl &Constant) const;
};

class CancellationFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  std::deque<Cancellation> All;
};

namespace role {
/// Cancels what others await, or says when cancellation counts.
extern const Role Cancels;
/// Ends its object, and tells whoever waits for that.
extern const Role ClosesAwaited;
/// Only ends something: that it fails does no harm.
extern const Role Cleanup;
} // namespace role

} // namespace async_tidy

#endif
