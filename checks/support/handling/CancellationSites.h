// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONSITES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONSITES_H

#include "CancellationFacts.h"
#include "support/coroutines/AsyncModel.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/ArrayRef.h"

namespace async_tidy {

/// A try block of one body.
struct TryBlock {
  const clang::CXXTryStmt *Of = nullptr;
  /// The one around it, and the innermost loop.
  const TryBlock *Outer = nullptr;
  const Loop *Around = nullptr;
};

/// What is known of how an await may be cancelled.
struct AwaitCancellation {
  /// Null where nothing is known to cancel what it waits for.
  const Cancellation *By = nullptr;
  /// An operation of the library, on an object.
  const clang::CallExpr *Operation = nullptr;
  /// It fails for good only once its object has been closed or cancelled.
  bool IsOwnersOnly = false;
  /// It gives the error as a value.
  bool GivesValue = false;
};

/// By the last of \p Known that tells of what \p Await waits for.
AwaitCancellation cancellationOf(const clang::Expr &Await,
                                 llvm::ArrayRef<const Cancellation *> Known,
                                 AsyncModel &Model);

/// A suspension point of one body.
struct AwaitSite : AwaitCancellation {
  const clang::Expr *Of = nullptr;
  /// The innermost that it stands in, not in a handler of.
  const TryBlock *Try = nullptr;
  const Loop *Around = nullptr;
};

/// Whether \p Inner, which may be null, is \p Outer or a loop in it.
bool isWithin(const Loop *Inner, const Loop &Outer);

/// The class that \p Handler names; empty for catch (...).
std::string caughtClass(const clang::CXXCatchStmt &Handler);

/// if (shutting_down()) co_return;
struct LeavingTest {
  const clang::Expr *Condition = nullptr;
  const TryBlock *Try = nullptr;
  /// The innermost loop, and whether it is all that is left.
  const Loop *Around = nullptr;
  bool LeavesLoopOnly = false;
};

/// A handler, and where what it takes comes from.
struct CaughtCancellation {
  const clang::CXXCatchStmt *Handler = nullptr;
  const TryBlock *Try = nullptr;
  const AwaitSite *From = nullptr;
  const Cancellation *By = nullptr;
};

/// error == operation_aborted
struct CodeTest {
  const clang::Expr *Of = nullptr;
  const clang::ValueDecl *Error = nullptr;
  const AwaitSite *From = nullptr;
  const Cancellation *By = nullptr;
};

/// Where one coroutine may be told that it is cancelled, and what it takes.
class CancellationSites {
public:
  /// \p Own are further ones, that the user names.
  CancellationSites(const clang::FunctionDecl &Function,
                    const std::vector<Cancellation> &Own, AsyncModel &Model);

  /// Each handler once, with the first await that it is for.
  std::vector<CaughtCancellation> caught() const;
  /// The comparisons with a code, in loops, of errors that awaits give.
  std::vector<CodeTest> tested() const;

  /// In source order.
  llvm::ArrayRef<AwaitSite> awaits() const { return Awaits; }
  /// The tests in loops, but for those in handlers, by which they are left.
  llvm::ArrayRef<LeavingTest> leavingTests() const { return Leaving; }
  /// The handler of \p Try that takes \p By; null where none does.
  static const clang::CXXCatchStmt *handlerOf(const TryBlock &Try,
                                              const Cancellation &By);
  /// Whether the coroutine itself cancels something in front of \p At.
  bool cancelsBefore(clang::SourceLocation At) const;

private:
  class Reader;

  const AwaitSite *awaitOf(const clang::Expr &Of) const;
  /// The await that gives \p Error its value, where it is only one kind.
  const AwaitSite *giverOf(const clang::ValueDecl &Error) const;
  /// The handler that takes what \p From throws, and those around it where it
  /// may rethrow that.
  void addTakers(const AwaitSite &From,
                 std::vector<CaughtCancellation> &Into) const;

  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  /// The user's last.
  std::vector<const Cancellation *> Known;
  /// Their addresses last.
  std::deque<Loop> Loops;
  std::deque<TryBlock> Tries;
  std::vector<AwaitSite> Awaits;
  std::vector<LeavingTest> Leaving;
  std::vector<const clang::Expr *> Comparisons;
  std::vector<clang::SourceLocation> Cancels;
};

} // namespace async_tidy

#endif
