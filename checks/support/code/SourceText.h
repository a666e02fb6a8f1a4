// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_SOURCETEXT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_SOURCETEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceLocation.h"
#include <string>

namespace async_tidy {

/// The source between two tokens, both included; empty where it is no piece
/// of one file.
llvm::StringRef sourceText(clang::SourceRange Tokens,
                           const clang::ASTContext &Context);

/// The tokens of that source, joined by one space, without comments and without
/// the statements in bodies of lambdas: the same text however it is formatted
/// and whatever else changes inside. Of a very long one the beginning.
std::string normalizedText(clang::SourceRange Tokens,
                           const clang::ASTContext &Context);

/// How often that source names \p Name by a token, but for members; in code
/// that macros and conditions of the preprocessor leave out, too.
unsigned timesNamed(llvm::StringRef Name, clang::SourceRange Tokens,
                    const clang::ASTContext &Context);

/// \p Text for a message: a line break and the blanks around it are one blank.
std::string oneLine(llvm::StringRef Text);

/// Whether both ends of the range stand in a file and in no macro's expansion.
bool isOutsideMacros(clang::SourceRange Tokens);

} // namespace async_tidy

#endif
