// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_LENDER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_LENDER_H

#include "support/bodies/Body.h"
#include <optional>

namespace async_tidy {

/// Whether a value of \p Type refers to an object that somebody else owns: a
/// reference, a pointer to an object, or a class that clang knows for a view
/// ([[gsl::Pointer]], which it gives std::string_view, std::span and the
/// iterators of containers by itself); an aggregate or an object of the
/// standard library that holds a reference or a view, and a list in braces.
bool borrows(clang::QualType Type);

/// The object of a function that what it hands to a parameter refers to.
struct Lender {
  enum class Kind {
    /// It dies at the end of the full expression.
    Temporary,
    /// A variable or by-value parameter of the function.
    Local,
    /// The copy that a lambda has made of a variable; it dies with the lambda.
    Capture,
    /// What a parameter of the function refers to: its caller's.
    Parameter,
  };
  Kind What = Kind::Temporary;
  /// Null for a temporary.
  const clang::VarDecl *Variable = nullptr;
  /// The expression that makes a temporary, or names the variable.
  const clang::Expr *Named = nullptr;
  /// By std::move: whoever gets it is meant to own it.
  bool IsMoved = false;
};

/// What \p Argument, which the function of \p Within gives to a parameter of
/// type \p Parameter, refers to. Nothing where that lives on, or cannot be
/// told: globals, literals, members of *this, what a shared pointer holds.
std::optional<Lender> lenderOf(const clang::Expr &Argument,
                               clang::QualType Parameter, Body &Within);

/// The variable of \p Within's function that lends what \p Variable, a
/// reference, a pointer or a view in it, refers to; \p Variable's own
/// initialiser says so.
std::optional<Lender> lenderOfVariable(const clang::VarDecl &Variable,
                                       Body &Within);

} // namespace async_tidy

#endif
