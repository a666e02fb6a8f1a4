// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_ARGUMENTS_H
#define ASYNC_TIDY_DRIVER_UNITS_ARGUMENTS_H

#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"
#include <memory>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// How to parse a unit whose command was written for any compiler.
struct ParsePlan {
  /// Null where no parse can be made of the command.
  std::unique_ptr<clang::CompilerInvocation> Invocation;
  /// What the command had and clang does not know, in the command's order.
  std::vector<std::string> DroppedFlags;
  /// What clang said of the rest, where Invocation is null.
  std::string Error;
};

/// Makes a parse-only invocation: no outputs, no plugins, no precompiled
/// headers, no compiler warnings. The current folder must be the command's.
ParsePlan planParse(const clang::tooling::CompileCommand &Command,
                    llvm::ArrayRef<std::string> ExtraBefore,
                    llvm::ArrayRef<std::string> ExtraAfter);

/// What \p Command says beside the file: equal for units that are parsed in
/// the same way. Only for comparing.
std::string flagsOf(const clang::tooling::CompileCommand &Command,
                    llvm::ArrayRef<std::string> ExtraBefore,
                    llvm::ArrayRef<std::string> ExtraAfter);

} // namespace async_tidy::driver

#endif
