// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LocalHistory.h"
#include "support/code/Literals.h"
#include "support/code/LocalValues.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace async_tidy {

using Act = BoundEvent::Kind;

void LocalHistory::add(const LocalAccess &Access,
                       llvm::ArrayRef<const Stmt *> Around) {
  const VarDecl *Variable = Access.Path.Variable;
  Entry &Added = Entries.emplace_back(Entry{Access, false});
  for (const Stmt *Outer : Around) {
    if (const auto *Declared = dyn_cast<DeclStmt>(Outer))
      for (const Decl *D : Declared->decls())
        if (const auto *Local = dyn_cast<VarDecl>(D))
          Kept[Local] = Variable;
    if (const auto *If = dyn_cast<IfStmt>(Outer);
        If && Access.Act == LocalAct::Set && If->getCond())
      Added.IsLazy |= mentionedIn(*If->getCond()).contains(Variable);
  }
}

/// Whether the variable is given what it was before, or nothing.
bool LocalHistory::setsBack(const LocalAccess &Set) const {
  if (!Set.Value)
    return false;
  const Expr *Value = stripCasts(Set.Value);
  if (const auto *Named = dyn_cast<DeclRefExpr>(Value)) {
    const auto *Local = dyn_cast<VarDecl>(Named->getDecl());
    const auto It = Local ? Kept.find(Local) : Kept.end();
    return It != Kept.end() && It->second == Set.Path.Variable;
  }
  const ASTContext &Context = Set.Path.Variable->getASTContext();
  if (isa<CXXNullPtrLiteralExpr>(Value) || isConstantZero(*Value, Context))
    return true;
  if (const auto *Bool = dyn_cast<CXXBoolLiteralExpr>(Value))
    return !Bool->getValue();
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Value))
    return Made->getNumArgs() == 0 || Made->getArg(0)->isDefaultArgument();
  const auto *List = dyn_cast<InitListExpr>(Value);
  return List && List->getNumInits() == 0;
}

void LocalHistory::into(BoundValues &Found) const {
  std::vector<const ThreadLocalPath *> Set, Counted;
  const auto IsNew = [](std::vector<const ThreadLocalPath *> &Paths,
                        const ThreadLocalPath &Path) {
    if (llvm::any_of(Paths, [&](const auto *Seen) { return *Seen == Path; }))
      return false;
    Paths.push_back(&Path);
    return true;
  };
  for (const Entry &E : Entries) {
    const LocalAct Does = E.Access.Act;
    if (Does == LocalAct::Set && !E.IsLazy && IsNew(Set, E.Access.Path))
      addSets(E, Found);
    if ((Does == LocalAct::Raise || Does == LocalAct::Lower) &&
        IsNew(Counted, E.Access.Path))
      addCounts(E, Found);
  }
}

void LocalHistory::addSets(const Entry &First, BoundValues &Found) const {
  const ThreadLocalPath &Path = First.Access.Path;
  const unsigned Read =
      Found.add({BoundValue::Kind::Read, Path.Variable, Path, {}, {}});
  const unsigned Reset =
      Found.add({BoundValue::Kind::Reset, Path.Variable, Path, {}, {}});
  for (const Entry &E : Entries) {
    const Stmt &By = *E.Access.By;
    if (!Path.overlaps(E.Access.Path) || E.IsLazy)
      continue;
    switch (E.Access.Act) {
    case LocalAct::Read:
      Found.event(By, Act::Use, Read);
      break;
    case LocalAct::Set:
      if (E.Access.Path != Path) {
        Found.event(By, Act::End, Read);
        Found.event(By, Act::End, Reset);
        break;
      }
      Found.event(By, Act::Begin, Read);
      Found.All[Read].Begins.push_back(&By);
      if (setsBack(E.Access)) {
        Found.event(By, Act::Use, Reset);
        Found.event(By, Act::End, Reset);
      } else {
        Found.event(By, Act::Begin, Reset);
        Found.All[Reset].Begins.push_back(&By);
      }
      break;
    default:
      Found.event(By, Act::End, Read);
      Found.event(By, Act::End, Reset);
      break;
    }
  }
}

/// What comes first in the source opens, and its opposite closes.
void LocalHistory::addCounts(const Entry &First, BoundValues &Found) const {
  const ThreadLocalPath &Path = First.Access.Path;
  const unsigned Count =
      Found.add({BoundValue::Kind::Count, Path.Variable, Path, {}, {}});
  for (const Entry &E : Entries) {
    const Stmt &By = *E.Access.By;
    if (!Path.overlaps(E.Access.Path) || E.Access.Act == LocalAct::Read)
      continue;
    if (E.Access.Path == Path && E.Access.Act == First.Access.Act) {
      Found.event(By, Act::Begin, Count);
      Found.All[Count].Begins.push_back(&By);
      continue;
    }
    if (E.Access.Path == Path &&
        (E.Access.Act == LocalAct::Raise || E.Access.Act == LocalAct::Lower))
      Found.event(By, Act::Use, Count);
    Found.event(By, Act::End, Count);
  }
}

} // namespace async_tidy
