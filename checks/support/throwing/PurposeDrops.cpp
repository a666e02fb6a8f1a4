// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PurposeDrops.h"
#include "EagerDrops.h"
#include "ErrorFacts.h"
#include "Escapes.h"
#include "support/code/Bodies.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/TypeFacts.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

/// How many functions a chain is followed into.
static constexpr unsigned MaxDepth = 6;

bool isSaidOnPurpose(const Discard &Dropped, const ASTContext &Context) {
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  return Dropped.Explicit && Call &&
         Call->getUnusedResultAttr(Context).second != nullptr;
}

static bool takesErrors(const Expr &Task, AsyncModel &Model, unsigned Depth);

/// Whether what \p Function gives, or does, fails with nothing.
static bool takesErrors(const FunctionDecl &Function, AsyncModel &Model,
                        unsigned Depth) {
  const FunctionDecl *Defined = Function.getDefinition();
  if (!Defined || Depth == MaxDepth)
    return false;
  if (coroutineBody(*Defined))
    return catchesAll(*Defined);
  if (!Model.asyncType(Defined->getReturnType()))
    return !escapeOf(*Defined, Model);
  const auto Returned = returnedValues(*Defined);
  return !Returned.empty() && llvm::all_of(Returned, [&](const Expr *Value) {
    return takesErrors(*Value, Model, Depth + 1);
  });
}

/// Whether all callables among the arguments fail with nothing, and there are
/// any.
static bool callablesTakeErrors(const CallExpr &Call, AsyncModel &Model,
                                unsigned Depth) {
  bool Any = false;
  for (const Expr *Argument : Call.arguments())
    for (const FunctionDecl *Callable : functionsOf(*Argument)) {
      Any = true;
      if (!takesErrors(*Callable, Model, Depth + 1))
        return false;
    }
  return Any;
}

static bool takesErrors(const Expr &Task, AsyncModel &Model, unsigned Depth) {
  const auto *Call = dyn_cast_or_null<CallExpr>(passedOn(&Task));
  if (!Call || Depth == MaxDepth)
    return false;
  if (Model.hasRole(*Call, role::ErrorPath))
    return true;
  // task.then([] { ... }).finally([] { ... })
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
      Member && Model.asyncType(Member->getImplicitObjectArgument()->getType()))
    return takesErrors(*Member->getImplicitObjectArgument(), Model,
                       Depth + 1) &&
           callablesTakeErrors(*Call, Model, Depth);
  // with_gate(gate, [] { ... }), seastar::async([] { ... })
  if (callablesTakeErrors(*Call, Model, Depth))
    return true;
  const FunctionDecl *Callee = Call->getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  return Callee && !(Method && Method->isVirtual()) &&
         takesErrors(*Callee, Model, Depth + 1);
}

bool takesItsErrors(const Expr &Task, AsyncModel &Model) {
  return takesErrors(Task, Model, 0);
}

bool startsOnPurpose(const Discard &Dropped, const FunctionDecl &Function,
                     AsyncModel &Model) {
  const CXXRecordDecl *Task = Dropped.Value->getType()->getAsCXXRecordDecl();
  if (!Task || Model.contextOf(Function) != ContextKind::Plain ||
      (!Function.getReturnType()->isVoidType() &&
       !isa<CXXConstructorDecl>(Function)))
    return false;
  const auto *Method =
      dyn_cast_or_null<CXXMethodDecl>(namedFunction(&Function));
  if (!Method)
    return false;
  for (const std::vector<std::string> *Starters :
       Model.facts().get<StarterFacts>().Starters.find(qualifiedName(*Task)))
    if (anyBase(*Method->getParent(), [&](const CXXRecordDecl &Base) {
          return matchesAnyName(*Starters, qualifiedName(Base));
        }))
      return true;
  return false;
}

} // namespace async_tidy
