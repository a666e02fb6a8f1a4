// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHAREDPLACE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHAREDPLACE_H

#include "support/locks/LockPath.h"
#include "clang/Basic/OperatorKinds.h"

namespace async_tidy {

/// What part of a place an expression names.
enum class PlacePart {
  Whole,
  /// values[key], lines.front()
  Element,
  /// *client, client->name
  Pointee,
};

/// Something that others can reach while the coroutine of a body is suspended:
/// a member of an object that is not the coroutine's own, or a variable that is
/// there once.
///     this->values_, state->count, registry::entries
struct SharedPlace {
  LockPath Path;
  PlacePart Part = PlacePart::Whole;

  /// The field or variable at the path's end.
  const clang::ValueDecl &named() const {
    return Path.Members.empty() ? *Path.Root : *Path.Members.back();
  }

  /// There is one, whatever object the function works on.
  bool isGlobal() const;
  /// It is reached by a parameter or a local variable.
  bool isGiven() const { return Path.Root && !isGlobal(); }

  /// Nothing where \p E names no place, or one that nobody else reaches or
  /// changes: of an object by value or just made, atomic, constant, of the
  /// thread.
  static std::optional<SharedPlace> of(const clang::Expr *E, Body &Code);
};

/// Whether \p Variable is an object that was made where the variable begins and
/// that only this function knows by then, or alone owns one.
bool holdsNewObject(const clang::VarDecl &Variable);

/// Whether objects of \p Class are pointers that several may have to one
/// object: not an iterator, nor what has the object in it or to itself.
bool isSharedPointer(const clang::CXXRecordDecl &Class);

/// Whether \p Value is an object that is made right there, or a pointer to one.
bool makesNewObject(const clang::Expr &Value);

} // namespace async_tidy

#endif
