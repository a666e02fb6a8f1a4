// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_NAMEDLITERALS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_NAMEDLITERALS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>

namespace async_tidy {

/// A string literal and what it is the value of.
struct NamedLiteral {
  const clang::StringLiteral *Literal = nullptr;
  /// Of a variable, field, parameter or function, or the key of an entry;
  /// empty where the literal stands for itself.
  std::string Name;
  /// The name is that of a key, which is text too.
  bool IsEntry = false;
  /// A call is given the key and the literal, and gives back text.
  bool IsDefault = false;
};

using NamedLiteralSink = llvm::function_ref<void(const NamedLiteral &)>;

/// Shows every string literal of a function's own code, and again for every
/// text that it is the value of; constants stand for their literals.
void visitLiterals(const clang::FunctionDecl &Function,
                   const clang::ASTContext &Context, NamedLiteralSink Sink);
/// The same of the initialiser of a variable or field, or of a default
/// argument.
void visitLiterals(const clang::DeclaratorDecl &Variable,
                   const clang::ASTContext &Context, NamedLiteralSink Sink);

/// What \p Literal says where it is ASCII, of whatever width; else nothing.
std::string asciiText(const clang::StringLiteral &Literal);

} // namespace async_tidy

#endif
