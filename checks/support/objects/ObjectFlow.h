// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_OBJECTS_OBJECTFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_OBJECTS_OBJECTFLOW_H

#include "support/code/Mentions.h"
#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// What \p Call works on: the object of a member call, else the first argument;
/// null where there is none.
const clang::Expr *objectOf(const clang::CallExpr &Call);

/// What \p Object stands for in the function that \p Code is read of: where it
/// is a reference, or an unchanged copy of a handle, the object behind it.
/// \p ObjectIn is what ObjectFlow::objectIn() is for that object.
///     const int descriptor = socket.native_handle();
const clang::Expr *
originOf(const clang::Expr *Object, Body &Code,
         llvm::function_ref<const clang::Expr *(const clang::Expr *)> ObjectIn);

/// Follows what one object of one function is known to be, a yes or no: along
/// the control flow, and yes where it holds on every way. What the state is,
/// and what sets it, derived classes say.
class ObjectFlow {
public:
  virtual ~ObjectFlow() = default;

  /// Whether it holds when \p At, or the function's own statement \p Anchor
  /// that runs it, is reached. \p AtStart says whether it does when the
  /// function begins.
  bool holdsAt(const clang::Stmt &At, const clang::Stmt &Anchor, bool AtStart);

protected:
  /// \p Object must be what objectIn() makes of it.
  ObjectFlow(AsyncModel &Model, const clang::FunctionDecl &Function,
             const clang::Expr &Object);

  /// The object that \p E names, by itself or by what stands for it.
  virtual const clang::Expr *objectIn(const clang::Expr *E) const = 0;
  /// Whether the state holds for an object that begins as \p Value, or is
  /// given it.
  virtual bool holdsFor(const clang::Expr &Value) const = 0;
  /// The state behind \p Call, whose parts name the object; nothing where that
  /// leaves it as it was.
  virtual std::optional<bool> leftBy(const clang::CallExpr &Call) const = 0;
  /// Likewise behind an await whose operand names the object.
  virtual std::optional<bool>
  leftByAwait(const clang::Expr &SuspensionPoint) const = 0;
  /// Shows the graph before anything is followed.
  virtual void prepare(const clang::CFG &) {}
  /// Whether the way from \p Block to its successor \p Next, number \p Index,
  /// is taken only where the state holds.
  virtual bool opens(const clang::CFGBlock &, unsigned,
                     const clang::CFGBlock &) const {
    return false;
  }

  bool isObject(const clang::Expr *E) const;

  AsyncModel &Model;
  const clang::Expr &Object;
  const std::shared_ptr<Body> Code;
  /// Other variables, of which an await counts as one of the object.
  ValueSet Tellers;

private:
  void findEvents();
  void findAliases(const clang::CFG &Graph);
  void follow(const clang::CFG &Graph, bool AtStart);
  bool after(const clang::CFGBlock &Block, unsigned Count) const;
  bool after(const clang::Stmt &Statement, bool Holds) const;
  std::optional<bool> afterChange(const clang::Stmt &Statement) const;
  bool isPart(const clang::Expr *E) const;

  /// What names the object: its variable, those that hold it, an index.
  const ValueSet Parts;
  /// References to the object, and copies of its handle.
  llvm::SmallPtrSet<const clang::VarDecl *, 2> Aliases;
  /// What calls and awaits leave behind.
  llvm::DenseMap<const clang::Stmt *, bool> Events;
  /// By block.
  std::vector<char> AtStartOf;
};

} // namespace async_tidy

#endif
