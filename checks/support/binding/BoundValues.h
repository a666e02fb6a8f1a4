// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_BOUNDVALUES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_BOUNDVALUES_H

#include "ThreadLocals.h"
#include <vector>

namespace async_tidy {

/// Something of one function that belongs to the thread which runs it.
struct BoundValue {
  enum class Kind {
    /// A variable that names a thread, or counts its exceptions.
    Identity,
    Exceptions,
    /// The thread's last error, which any call may set.
    Error,
    /// A thread_local variable that is set, and then read, or set back.
    Read,
    Reset,
    /// One that is counted up, and then down, or the other way round.
    Count,
    /// A variable that refers to one.
    Reference,
    /// An object that changes the thread's state until its end, ties something
    /// to it, or counts its exceptions.
    Guard,
    Attachment,
    Counter,
    /// A call that sets state, or ties something, until another one.
    State,
    Tie,
  };
  Kind What = Kind::Identity;
  /// The local variable, or the thread_local one.
  const clang::VarDecl *Variable = nullptr;
  ThreadLocalPath Path;
  /// In words.
  std::string State;
  /// Where it begins, in source order: what takes it, sets it, makes it.
  std::vector<const clang::Stmt *> Begins;
  /// The statement that ends the life of an object.
  const clang::Stmt *Scope = nullptr;

  /// Whether it is the same one as long as the thread is.
  bool isOfOneThread() const {
    return What == Kind::Identity || What == Kind::Count ||
           What == Kind::Reference || What == Kind::Attachment ||
           What == Kind::Tie;
  }
  /// Whether it is wrong to have it where the coroutine suspends, whatever
  /// comes then.
  bool isHeld() const {
    return What == Kind::Guard || What == Kind::Attachment ||
           What == Kind::Counter;
  }
};

/// What a statement does to such a value.
struct BoundEvent {
  enum class Kind {
    Begin,
    End,
    /// Relies on what it was.
    Use,
  };
  Kind What = Kind::Use;
  /// Among the values.
  unsigned Value = 0;
  /// Of a use that compares it with the thread of now: the comparison. That is
  /// a use only where the program gives up if they are not the same.
  const clang::Expr *Test = nullptr;
};

/// What one function's own code has of them, and does to them.
struct BoundValues {
  std::vector<BoundValue> All;
  /// In the order in which each statement does them.
  llvm::DenseMap<const clang::Stmt *, llvm::SmallVector<BoundEvent, 1>> Events;
  /// Of variables, where they are declared.
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<BoundEvent, 1>>
      Declared;
  /// The values of which variables are, by number.
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<unsigned, 1>> Held;

  unsigned add(BoundValue Value) {
    All.push_back(std::move(Value));
    return All.size() - 1;
  }
  void event(const clang::Stmt &By, BoundEvent::Kind What, unsigned Value,
             const clang::Expr *Test = nullptr) {
    Events[&By].push_back({What, Value, Test});
  }
};

} // namespace async_tidy

#endif
