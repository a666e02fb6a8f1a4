// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_OBJECTS_GIVENARGUMENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_OBJECTS_GIVENARGUMENTS_H

#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// What the calls of a unit give to the parameters of its own functions.
class GivenArguments {
public:
  explicit GivenArguments(AsyncModel &Model);

  struct Argument {
    const clang::CallExpr *Call = nullptr;
    const clang::Expr *Value = nullptr;
    /// The function that calls.
    const clang::FunctionDecl *In = nullptr;
  };

  /// Whether \p Is holds for all that \p Parameter is given, and it is given
  /// something. False where others may call its function: it is declared in a
  /// header, is dispatched at run time, or is handed on.
  bool all(const clang::ParmVarDecl &Parameter,
           llvm::function_ref<bool(const Argument &)> Is);

  /// The functions of the main file that call \p Function, as often as they do.
  llvm::SmallVector<const clang::FunctionDecl *, 2>
  callersOf(const clang::FunctionDecl &Function) const;

private:
  struct Call {
    const clang::CallExpr *Made = nullptr;
    const clang::FunctionDecl *In = nullptr;
  };

  AsyncModel &Model;
  /// By what is called.
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<Call, 2>> Calls;
  llvm::DenseSet<const clang::FunctionDecl *> HandedOn;
  /// How many callers lead to the one that is asked about.
  unsigned Depth = 0;
};

} // namespace async_tidy

#endif
