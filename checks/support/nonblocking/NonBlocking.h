// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_NONBLOCKING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_NONBLOCKING_H

#include "WouldBlockTests.h"
#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// Which descriptors of a unit, and sockets around them, are in non-blocking
/// mode.
class NonBlocking {
public:
  explicit NonBlocking(AsyncModel &Model) : Model(Model) {}

  /// Whether \p Call, which \p Function runs by its own statement \p Anchor,
  /// does not wait for what it works on: that is in non-blocking mode on every
  /// way to the call, somebody has just waited until it is ready, or the call's
  /// error is compared with "it would have had to wait".
  bool isAt(const clang::CallExpr &Call, const clang::Stmt &Anchor,
            const clang::FunctionDecl &Function);

private:
  class Flow;
  class FieldReader;
  using IsObject = llvm::function_ref<bool(const clang::Expr *)>;
  /// A yes where something turns the mode on, a no where all that touches it
  /// turns it off.
  using Mode = std::optional<bool>;

  bool isKnownAtStart(const clang::Expr &Object,
                      const clang::FunctionDecl &Function);
  bool isGiven(const clang::ParmVarDecl &Parameter);
  bool isValue(const clang::Expr &Value, unsigned Depth = 0);
  bool returnsValue(const clang::FunctionDecl &Function, unsigned Depth);
  /// What \p Call leaves of an object that it is given or called on.
  Mode leftBy(const clang::CallExpr &Call, IsObject Is);
  /// What a method of this, which \p Call calls, leaves of its member.
  Mode leftByMethod(const clang::CallExpr &Call, const clang::Expr &Member);
  Mode leftOfParameter(const clang::FunctionDecl &Function, unsigned Index);
  bool makesValue(const clang::CallExpr &Call, unsigned Depth);
  /// Members, from that of this on.
  using Way = llvm::SmallVector<const clang::FieldDecl *, 2>;
  static Way wayTo(const clang::Expr *E);
  /// What the methods of \p Class, but for \p Except, make of the field.
  Mode modeOf(const Way &Field, const clang::RecordDecl *Class,
              const clang::FunctionDecl &Except);

  struct FieldUse {
    Way Field;
    /// Null for the initialiser in the class.
    const clang::FunctionDecl *Method = nullptr;
    bool IsOn = false;
  };
  using FieldUses = llvm::SmallVector<FieldUse, 4>;
  const FieldUses &usesIn(const clang::CXXRecordDecl &Class);

  AsyncModel &Model;
  llvm::DenseMap<const clang::CXXRecordDecl *, FieldUses> OfClass;
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>, Mode>
      OfParameter;
  llvm::DenseMap<const clang::FunctionDecl *, bool> OfResult;
  std::pair<const clang::FunctionDecl *, WouldBlockTests> Tests;
};

} // namespace async_tidy

#endif
