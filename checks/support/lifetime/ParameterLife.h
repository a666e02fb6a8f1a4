// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_PARAMETERLIFE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_PARAMETERLIFE_H

#include "TaskFate.h"
#include "support/code/SourcePoint.h"
#include "support/coroutines/AsyncModel.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

/// What a function does with what one of its parameters refers to, once its
/// caller may have gone on.
struct ParameterUse {
  unsigned Parameter = 0;
  InternedString Name;
  SourcePoint At;
  /// The function that it is handed on to, by its USR and as messages show it;
  /// empty where the coroutine itself uses it.
  InternedString Usr;
  InternedString Callee;
  unsigned CalleeParameter = 0;
  /// Of a coroutine that starts when it is awaited: also after it has suspended
  /// once.
  bool IsPastStart = false;

  friend auto operator<=>(const ParameterUse &, const ParameterUse &) = default;
};

/// What one function that gives a task does with its parameters.
struct ParameterLife {
  InternedString Usr;
  /// The USR by which other units know it, where its unit's main file defines
  /// it; else empty.
  InternedString Defines;
  InternedString Name;
  SourcePoint At;
  /// A coroutine that runs at once. What it hands to one that does not has been
  /// used when the call comes back, or is not used at all.
  bool IsEager = false;
  /// A coroutine that starts when it is awaited.
  bool IsLazy = false;
  /// Sorted.
  std::vector<ParameterUse> Uses;

  const std::string &file() const { return At.File; }
  friend auto operator<=>(const ParameterLife &,
                          const ParameterLife &) = default;
};

nlohmann::json toJson(const ParameterLife &Life);
void namesIn(const ParameterLife &Life,
             llvm::function_ref<void(const std::string &)> Take);
/// Throws nlohmann::json::exception where \p Value is none.
ParameterLife parameterLifeFromJson(const nlohmann::json &Value);

/// What \p Function, which makes \p Tasks, does with its parameters; nothing
/// where it gives no task or no parameter refers to an object of its caller's.
std::optional<ParameterLife> parameterLife(const clang::FunctionDecl &Function,
                                           const TaskFates &Tasks,
                                           AsyncModel &Model);

/// Calls \p Found for each argument of \p Call and the number and type of the
/// parameter that takes it.
void forEachArgument(
    const clang::CallExpr &Call,
    llvm::function_ref<void(const clang::Expr &, unsigned, clang::QualType)>
        Found);

/// The function that \p Call is known to run; null where it is dispatched at
/// run time, or is a library's.
const clang::FunctionDecl *programCallee(const clang::CallExpr &Call,
                                         const AsyncModel &Model);

} // namespace async_tidy

#endif
