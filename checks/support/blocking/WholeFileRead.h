// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_WHOLEFILEREAD_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_WHOLEFILEREAD_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include <optional>
#include <string>

namespace async_tidy {

/// A local file stream that the next statement reads to its end, and that
/// nothing else uses:
///
///   std::ifstream file(path);
///   std::string text(std::istreambuf_iterator<char>(file), {});
///
/// Both statements are one expression that opens, reads and closes.
struct WholeFileRead {
  /// From the stream's declaration to the end of what reads it.
  clang::SourceRange Range;
  /// The reading statement up to the expression, as "std::string text = ".
  std::string Before;
  /// "std::string(std::istreambuf_iterator<char>(std::ifstream(path).rdbuf()),
  /// {})".
  std::string Expression;
};

/// The read that the construction \p Stream of \p Function's body is part of.
std::optional<WholeFileRead>
wholeFileRead(const clang::CXXConstructExpr &Stream,
              const clang::FunctionDecl &Function,
              const clang::ASTContext &Context);

} // namespace async_tidy

#endif
