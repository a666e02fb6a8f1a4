// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_TASKS_DROPPEDTASKCHECK_H
#define ASYNC_TIDY_CHECKS_TASKS_DROPPEDTASKCHECK_H

#include "rules/DroppedTaskCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/code/Discards.h"

namespace async_tidy {

/// A task or an async operation is created and its value is discarded.
class DroppedTaskCheck : public AsyncCheck {
public:
  DroppedTaskCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void checkMade(const Discard &Dropped, const clang::FunctionDecl &Function,
                 AsyncModel &Model);
  bool isMeant(const Discard &Dropped, AsyncModel &Model) const;
  void reportDropped(const Discard &Dropped, const AsyncType &Type,
                     const clang::FunctionDecl &Function, AsyncModel &Model);
  void reportNotAwaited(const Discard &Dropped,
                        const clang::FunctionDecl &Function, AsyncModel &Model);
  void reportNamed(const Discard &Dropped, const clang::FunctionDecl &Function,
                   AsyncModel &Model);
  static void offerAwait(const Discard &Dropped,
                         const clang::FunctionDecl &Function, AsyncModel &Model,
                         Finding &Into);
  static void offerRunner(const Discard &Dropped, const AsyncType &Type,
                          const clang::FunctionDecl &Function,
                          AsyncModel &Model, Finding &Into);

  const dropped_task::Options Options;
};

} // namespace async_tidy

#endif
