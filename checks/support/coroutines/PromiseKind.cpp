// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PromiseKind.h"
#include "Awaitable.h"
#include "PromiseType.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

/// Whether an await_transform of \p Promise takes anything.
static bool awaitsSomething(const CXXRecordDecl &Promise) {
  IdentifierInfo &Transform =
      Promise.getASTContext().Idents.get("await_transform");
  return anyBase(Promise, [&](const CXXRecordDecl &Base) {
    return llvm::any_of(Base.lookup(&Transform), [](const NamedDecl *Member) {
      const FunctionDecl *Function = Member->getAsFunction();
      return Function && !Function->isDeleted();
    });
  });
}

std::optional<PromiseKind> kindByPromise(QualType Type, ASTContext &Context,
                                         bool IsAwaited) {
  const CXXRecordDecl *Promise = promiseOfReturnType(Type, Context);
  if (!Promise)
    return std::nullopt;
  const PromiseStart Start = startOf(Type, Context);
  PromiseKind Answer{Start.Kind, Start.IsProven};
  if (IsAwaited || isAwaitable(Type, Context) ||
      canAwait(*Promise, Type, Context))
    return Answer;
  // Nothing can await it: it is iterated, or left to itself. A task's promise
  // may take co_yield for errors, and awaits what its constraints say.
  if (hasMember(*Promise, "yield_value") &&
      (hasMember(*classOf(Type), "begin") || !awaitsSomething(*Promise)))
    Answer.Kind = TaskKind::Generator;
  else if (Answer.Kind != TaskKind::Lazy)
    Answer.Kind = TaskKind::FireAndForget;
  return Answer;
}

} // namespace async_tidy
