// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CallbackInCoroutineCheck.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/facts/CallConditions.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

CallbackInCoroutineCheck::CallbackInCoroutineCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void CallbackInCoroutineCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

/// Whether \p E is a lambda, or a variable that holds one.
static bool isLambda(const Expr *E) {
  const CXXRecordDecl *Class = E ? classOf(stripCasts(E)->getType()) : nullptr;
  return Class && Class->isLambda();
}

void CallbackInCoroutineCheck::checkFunction(const FunctionDecl &Function,
                                             AsyncModel &Model) {
  const Library *Owner = Model.contextOf(Function) == ContextKind::Coroutine
                             ? Model.libraryOf(Function)
                             : nullptr;
  if (!Owner || Model.get<Running>().isTestCode(Function))
    return;
  for (const CodePlace &Place : Model.bodyOf(Function)->places()) {
    const auto *Call = dyn_cast<CallExpr>(Place.Of);
    const CallFact *Fact =
        Call ? Model.callFact(*Call, role::Completion) : nullptr;
    const FunctionDecl *Callee = Fact ? Call->getDirectCallee() : nullptr;
    // Another library's coroutines may not be able to await it.
    if (!Callee || !llvm::StringRef(qualifiedName(*Callee))
                        .starts_with(Owner->Namespace + "::"))
      continue;
    const Expr *Callback = WrittenArguments(*Call).get(
        Fact->Argument.value_or(ArgumentRef{ArgumentRef::Last}));
    if (isLambda(Callback))
      report(Finding({&callback_in_coroutine::Callback, {calledName(*Call)}},
                     calleeLocation(*Call), *Call, Function),
             Model);
  }
}

} // namespace async_tidy
