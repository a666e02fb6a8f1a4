// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnjoinedScopeCheck.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/scopes/LosingTasks.h"
#include "support/scopes/ScopeFields.h"
#include "support/scopes/UnjoinedScopes.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

UnjoinedScopeCheck::UnjoinedScopeCheck(llvm::StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void UnjoinedScopeCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

/// Completes "it ends without its join: ...".
static std::string fateOf(const ScopeFact &Fact) {
  switch (Fact.AtEnd) {
  case ScopeFact::End::Terminates:
    return "its destructor ends the program";
  case ScopeFact::End::Dangles:
    return "work that still runs uses what is gone";
  case ScopeFact::End::Blocks:
    return "its destructor blocks the thread until the work has ended";
  case ScopeFact::End::Cancels:
    return "the work is cancelled where its block ends";
  }
  llvm_unreachable("all ends are told apart");
}

static std::string awaitedName(const Expr &Await) {
  const Expr *Operand = awaitedOperand(Await);
  const auto *Call =
      Operand ? dyn_cast_or_null<CallExpr>(makerOf(*Operand)) : nullptr;
  return Call ? calledName(*Call) : "co_await";
}

static Finding findingOf(const UnjoinedScope &Unjoined,
                         const FunctionDecl &Function) {
  using Kind = UnjoinedScope::Kind;
  const std::string Name = Unjoined.Scope->getNameAsString();
  const std::string Fate = fateOf(*Unjoined.Fact);
  switch (Unjoined.What) {
  case Kind::Never:
    return {{&unjoined_scope::Never, {Name, Fate}},
            Unjoined.Start->getExprLoc(),
            *Unjoined.Start,
            Function};
  case Kind::Left:
    return {{&unjoined_scope::Left, {Name, Fate}},
            Unjoined.Way->getBeginLoc(),
            *Unjoined.Way,
            Function};
  case Kind::Skipped:
    return {{&unjoined_scope::Skipped, {Name, Fate}},
            cast<Expr>(Unjoined.Way)->getExprLoc(),
            *Unjoined.Way,
            Function};
  case Kind::Thrown:
    return {{&unjoined_scope::Thrown,
             {awaitedName(*cast<Expr>(Unjoined.Way)), Name, Fate}},
            Unjoined.Way->getBeginLoc(),
            *Unjoined.Way,
            Function};
  }
  llvm_unreachable("all kinds are told apart");
}

void UnjoinedScopeCheck::checkFunction(const FunctionDecl &Function,
                                       AsyncModel &Model) {
  for (const UnjoinedScope &Unjoined :
       unjoinedScopes(Function, Options.CheckExceptions, Model)) {
    Finding F = findingOf(Unjoined, Function);
    if (Unjoined.What != UnjoinedScope::Kind::Never)
      F.Notes.push_back({Unjoined.Start->getExprLoc(), "given work here"});
    report(std::move(F), Model);
  }
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function))
    for (const ScopeFields::Unjoined &Unjoined :
         Model.get<ScopeFields>().of(*Method->getParent()))
      if (Unjoined.In == &Function)
        report({{&unjoined_scope::Member,
                 {Unjoined.Field->getNameAsString(),
                  simpleName(*Method->getParent()), fateOf(*Unjoined.Fact)}},
                Unjoined.Start->getExprLoc(),
                *Unjoined.Start,
                Function},
               Model);
  forEachRaceLeft(Function, Model, [&](const CallExpr &Race) {
    report({{&unjoined_scope::LosersRunOn, {calledName(Race)}},
            calleeLocation(Race),
            Race,
            Function},
           Model);
  });
}

} // namespace async_tidy
