// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DANGLINGTHIS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DANGLINGTHIS_H

#include "TaskFate.h"
#include "ThisUse.h"

namespace async_tidy {

/// A member coroutine that is left to run by itself, and uses its object when
/// that may be gone.
struct DanglingThis {
  enum class Kind {
    /// A temporary, or a variable of the function that starts it.
    Local,
    /// It goes with its last holder, and the coroutine is none.
    Shared,
    /// Another object destroys it.
    Owned,
  };
  Kind What = Kind::Local;
  /// Of the coroutine; null where a lambda is that, and has captured this.
  const clang::CallExpr *Call = nullptr;
  const clang::LambdaExpr *Lambda = nullptr;
  /// The object's class.
  const clang::CXXRecordDecl *Class = nullptr;
  /// Null of a temporary, and of this.
  const clang::VarDecl *Variable = nullptr;
  TaskFate Fate;
  ThisUse Use;
};

/// Those that \p Function's own code starts, which makes \p Tasks, in source
/// order.
std::vector<DanglingThis> danglingThis(const clang::FunctionDecl &Function,
                                       const TaskFates &Tasks,
                                       AsyncModel &Model);

} // namespace async_tidy

#endif
