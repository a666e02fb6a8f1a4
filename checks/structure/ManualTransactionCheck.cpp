// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ManualTransactionCheck.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/scopes/Transactions.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

ManualTransactionCheck::ManualTransactionCheck(llvm::StringRef Name,
                                               tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void ManualTransactionCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static std::string awaitedName(const Expr &Await) {
  const Expr *Operand = awaitedOperand(Await);
  const auto *Call =
      Operand ? dyn_cast_or_null<CallExpr>(makerOf(*Operand)) : nullptr;
  return Call ? calledName(*Call) : "co_await";
}

static Wording wordsOf(const OpenTransaction &Open) {
  const std::string Name = Open.Connection->getNameAsString();
  if (Open.What == WayOut::Kind::Thrown)
    return {&manual_transaction::Thrown,
            {awaitedName(*cast<Expr>(Open.Way)), Name}};
  return {Open.What == WayOut::Kind::Left ? &manual_transaction::Left
                                          : &manual_transaction::Skipped,
          {Name}};
}

void ManualTransactionCheck::checkFunction(const FunctionDecl &Function,
                                           AsyncModel &Model) {
  for (const OpenTransaction &Open :
       openTransactions(Function, Options.CheckExceptions, Model)) {
    Finding F(wordsOf(Open), Open.Way->getBeginLoc(), *Open.Way, Function);
    F.Notes.push_back({Open.Start->getExprLoc(), "begun here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
