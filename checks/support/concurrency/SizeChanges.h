// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_SIZECHANGES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_SIZECHANGES_H

#include "MeasuredObject.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace async_tidy {

/// Something that a body does to how many elements a container has, or to a
/// number.
struct SizeChange {
  enum class Kind {
    /// It becomes the number \c By, or nothing where that is null.
    Number,
    /// It gets as many elements as \c By, a range or what makes one.
    Elements,
    /// It ends where the iterator \c By points to.
    Ends,
    /// It gets \c By more, or as many as that has; one more where it is null.
    Grows,
    /// The number gets one less.
    Shrinks,
    /// It may be anything.
    Lost,
  };
  Kind What = Kind::Lost;
  /// What is changed, as measuredObject() gives it; null for the field that a
  /// constructor initialises.
  const clang::Expr *Object = nullptr;
  const clang::Expr *By = nullptr;
  const clang::Stmt *At = nullptr;
  /// The loops around it in its function, from the inside outwards.
  llvm::SmallVector<const clang::Stmt *, 2> Loops = {};
  /// It stands in a lambda of the function.
  bool IsInLambda = false;
};

/// What one body does to sizes, read in one walk.
class SizeChanges {
public:
  SizeChanges(const clang::FunctionDecl &Function, const AsyncModel &Model);

  using ByDeclaration = llvm::DenseMap<const clang::ValueDecl *,
                                       llvm::SmallVector<SizeChange, 2>>;
  const ByDeclaration &all() const { return Changes; }
  llvm::ArrayRef<SizeChange> of(const clang::ValueDecl &Declared) const;

  /// Whether something keeps a way to change \p Declared: a pointer to it, a
  /// lambda that writes it.
  bool isShared(const clang::ValueDecl &Declared) const {
    return Shared.contains(&Declared);
  }
  const llvm::DenseSet<const clang::ValueDecl *> &shared() const {
    return Shared;
  }
  /// Whether a comparison asks how large \p Declared is.
  bool isCompared(const clang::ValueDecl &Declared) const {
    return Compared.contains(&Declared);
  }

  /// What is counted, up or down, in \p Loop.
  llvm::SmallVector<const clang::ValueDecl *, 2>
  counters(const clang::Stmt &Loop) const;

  /// A call of a function, or a construction, by name.
  struct Run {
    const clang::FunctionDecl *Called = nullptr;
    llvm::SmallVector<const clang::Stmt *, 2> Loops;
    bool IsInLambda = false;
    /// It works on the object that the calling member function works on.
    bool IsOnThis = false;
  };
  llvm::ArrayRef<Run> runs() const { return Runs; }
  /// Functions that are named without a call.
  const llvm::DenseSet<const clang::FunctionDecl *> &handedOn() const {
    return HandedOn;
  }
  /// Classes of which objects are made.
  const llvm::DenseSet<const clang::CXXRecordDecl *> &made() const {
    return Made;
  }

private:
  class Reader;

  /// By the loops around.
  llvm::DenseMap<const clang::Stmt *,
                 llvm::SmallSetVector<const clang::ValueDecl *, 2>>
      Counted;
  ByDeclaration Changes;
  llvm::DenseSet<const clang::ValueDecl *> Shared;
  llvm::DenseSet<const clang::ValueDecl *> Compared;
  std::vector<Run> Runs;
  llvm::DenseSet<const clang::FunctionDecl *> HandedOn;
  llvm::DenseSet<const clang::CXXRecordDecl *> Made;
};

} // namespace async_tidy

#endif
