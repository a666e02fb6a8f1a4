// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DESTRUCTORTASKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DESTRUCTORTASKS_H

#include "support/coroutines/AsyncModel.h"
#include <vector>

namespace async_tidy {

/// A task that a destructor starts.
struct DestructorTask {
  enum class Kind {
    /// It goes on by itself, and uses the object that is gone.
    Left,
    /// The destructor blocks until it has ended.
    WaitedFor,
  };
  Kind What = Kind::Left;
  /// Of Left what starts it, of WaitedFor what blocks.
  const clang::Expr *At = nullptr;
  /// What makes the task, for messages; empty of a lambda.
  std::string Name;
  /// Of Left: where it names the object, a member of it or a parameter that is
  /// one.
  clang::SourceLocation Use;
  /// The function that it stands in: the destructor, or a private function that
  /// nothing else calls, and where it calls that.
  const clang::FunctionDecl *In = nullptr;
  const clang::CallExpr *Through = nullptr;
};

/// Those of \p Destructor, in source order.
std::vector<DestructorTask>
destructorTasks(const clang::CXXDestructorDecl &Destructor, AsyncModel &Model);

} // namespace async_tidy

#endif
