// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockAcrossAwaitCheck.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/SourceText.h"
#include "support/locks/LockHolders.h"
#include "support/locks/ScopeFix.h"

using namespace clang;

namespace async_tidy {

LockAcrossAwaitCheck::LockAcrossAwaitCheck(llvm::StringRef Name,
                                           tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void LockAcrossAwaitCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static std::string textOf(const Expr &E, const AsyncModel &Model) {
  if (!isOutsideMacros(E.getSourceRange())) {
    const ValueDecl *Named = variableIn(&E);
    return Named ? Named->getNameAsString() : std::string();
  }
  const llvm::StringRef Text =
      sourceText(strip(&E)->getSourceRange(), Model.context());
  return oneLine(Text.ltrim('&'));
}

Wording LockAcrossAwaitCheck::wordsOn(const Acquisition &Taken,
                                      AsyncModel &Model) {
  const bool IsNamed = Taken.Variable && !Taken.Variable->isImplicit();
  const std::string Holder = IsNamed       ? Taken.Variable->getNameAsString()
                             : Taken.Taken ? textOf(*Taken.Taken, Model)
                                           : std::string();
  if (IsNamed && !Taken.Mutexes.empty())
    if (std::string Mutex = textOf(*Taken.Mutexes.front(), Model);
        !Mutex.empty())
      return {&lock_across_await::GuardHeld, {Holder, std::move(Mutex)}};
  if (!Taken.Variable && !isa<CXXBindTemporaryExpr>(Taken.Start) &&
      !Model.get<LockHolders>().mayHold(strip(Taken.Taken)->getType()))
    return {&lock_across_await::MutexHeld, {Holder}};
  return {&lock_across_await::LockHeld, {Holder}};
}

bool LockAcrossAwaitCheck::isAllowed(const Acquisition &Taken) const {
  const auto Is = [this](QualType Type) {
    Type = Type.getNonReferenceType();
    if (Type->isPointerType())
      Type = Type->getPointeeType();
    return isOneOf(Type, Options.AllowedLocks) ||
           matchesAnyName(Options.AllowedLocks, typeName(Type));
  };
  return (Taken.Variable && Is(Taken.Variable->getType())) ||
         (Taken.Taken && Is(strip(Taken.Taken)->getType())) ||
         llvm::any_of(Taken.Mutexes, [&](const Expr *Mutex) {
           return Is(strip(Mutex)->getType());
         });
}

void LockAcrossAwaitCheck::checkFunction(const FunctionDecl &Function,
                                         AsyncModel &Model) {
  for (const HeldLock &Held : locksHeldAcrossAwaits(Function, Model)) {
    if (isAllowed(Held.Taken))
      continue;
    const Stmt &Where = Held.Taken.Start ? *Held.Taken.Start : *Held.Points[0];
    Finding F(wordsOn(Held.Taken, Model), Held.Taken.At, Where, Function);
    constexpr size_t Named = 8;
    for (const Expr *Point : llvm::ArrayRef(Held.Points).take_front(Named))
      F.Notes.push_back({Point->getExprLoc(), isa<CoyieldExpr>(Point)
                                                  ? "held at this co_yield"
                                                  : "held at this co_await"});
    if (Held.Points.size() > Named)
      F.Notes.push_back(
          {Held.Points[Named]->getExprLoc(),
           "and at " + std::to_string(Held.Points.size() - Named) + " more"});
    if (CodeFix Fix = scopeFix(Held, Model); !Fix.Edits.empty())
      F.Notes.push_back({Held.Taken.At,
                         "a scope around what needs the lock ends it before "
                         "the coroutine suspends",
                         std::move(Fix)});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
