// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_STATEGUARDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_STATEGUARDS_H

#include "ThreadEffects.h"

namespace async_tidy {

/// What an object does to its thread from its construction to its end.
struct GuardedState {
  /// Guard: it changes state that others see. Attachment: it ties something to
  /// the thread that others do not care for. Counter: it compares a count.
  BoundBy By = BoundBy::Guard;
  /// In words.
  std::string State;
};

class StateGuards {
public:
  explicit StateGuards(AsyncModel &Model) : Model(Model) {}

  /// Of an object of \p Type; null where it does nothing to its thread.
  const GuardedState *of(clang::QualType Type);

private:
  using Answer = std::optional<GuardedState>;
  Answer find(const clang::CXXRecordDecl &Class);
  Answer known(const clang::CXXRecordDecl &Class) const;
  Answer byHand(const clang::CXXRecordDecl &Class);

  AsyncModel &Model;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::unique_ptr<Answer>> Found;
};

} // namespace async_tidy

#endif
