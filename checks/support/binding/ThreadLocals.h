// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_THREADLOCALS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_THREADLOCALS_H

#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// A thread_local variable, or a member of one.
struct ThreadLocalPath {
  const clang::VarDecl *Variable = nullptr;
  llvm::SmallVector<const clang::FieldDecl *, 2> Members;

  friend bool operator==(const ThreadLocalPath &,
                         const ThreadLocalPath &) = default;
  /// Whether one is a part of the other.
  bool overlaps(const ThreadLocalPath &Other) const;
};

/// What is done to it where it is named.
enum class LocalAct {
  Read,
  /// It is given a value.
  Set,
  /// ++depth, depth += 2, stack.push_back(this)
  Raise,
  /// --depth, depth -= 2, stack.pop_back()
  Lower,
  /// A local variable is made to refer to it.
  Refer,
  /// It may be changed in some other way.
  Change,
};

struct LocalAccess {
  ThreadLocalPath Path;
  LocalAct Act = LocalAct::Read;
  const clang::Expr *Named = nullptr;
  /// What does it: the assignment, the call.
  const clang::Stmt *By = nullptr;
  /// Of Set.
  const clang::Expr *Value = nullptr;
  /// Of Refer.
  const clang::VarDecl *Holder = nullptr;
};

/// The functions of a unit that give a thread_local variable by reference.
class ThreadLocals {
public:
  explicit ThreadLocals(AsyncModel &Model) : Model(Model) {}

  /// context *&current() { thread_local context *known; return known; }
  const clang::VarDecl *givenBy(const clang::FunctionDecl &Function);

private:
  AsyncModel &Model;
  llvm::DenseMap<const clang::FunctionDecl *, const clang::VarDecl *> Given;
};

/// Visits a function's own code, and shows what it does to thread_local
/// variables.
class ThreadLocalVisitor : public OwnCodeVisitor {
public:
  explicit ThreadLocalVisitor(AsyncModel &Model)
      : OwnCodeVisitor(Model.context()), Model(Model) {}

  bool dataTraverseStmtPre(clang::Stmt *S) override {
    Around.push_back(S);
    return true;
  }
  bool dataTraverseStmtPost(clang::Stmt *) override {
    Around.pop_back();
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr *Named) override;
  bool VisitCallExpr(clang::CallExpr *Call) override;

protected:
  virtual void accessed(const LocalAccess &Access) = 0;

  AsyncModel &Model;
  /// The statements around the one that is visited, and that one.
  llvm::SmallVector<const clang::Stmt *, 32> Around;

private:
  void mention(const clang::Expr &Named, const clang::VarDecl &Variable);
};

} // namespace async_tidy

#endif
