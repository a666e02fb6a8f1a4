// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StateGuards.h"
#include "support/code/Names.h"
#include "support/coroutines/Awaitable.h"
#include "support/locks/LockTypes.h"

using namespace clang;

namespace async_tidy {

const GuardedState *StateGuards::of(QualType Type) {
  const CXXRecordDecl *Class = Type.isNull() ? nullptr : classOf(Type);
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return nullptr;
  if (const auto It = Found.find(Class); It != Found.end())
    return It->second->has_value() ? &**It->second : nullptr;
  Found[Class] = std::make_unique<Answer>();
  auto Read = std::make_unique<Answer>(find(*Class));
  const auto &Kept = Found[Class] = std::move(Read);
  return Kept->has_value() ? &**Kept : nullptr;
}

StateGuards::Answer StateGuards::known(const CXXRecordDecl &Class) const {
  const NameIndex<const BindingFact *> &Known =
      Model.facts().get<BindingFacts>().Objects;
  if (!Class.getIdentifier() || !Known.mayHold(Class.getName()))
    return std::nullopt;
  const auto Facts = Known.find(qualifiedName(Class));
  return Facts.empty()
             ? Answer()
             : GuardedState{(*Facts.back())->By, (*Facts.back())->State};
}

StateGuards::Answer StateGuards::find(const CXXRecordDecl &Class) {
  Answer State;
  anyBase(Class, [&](const CXXRecordDecl &Base) {
    State = known(Base);
    return State.has_value();
  });
  if (State)
    return State;
  const auto Take = [&](QualType Type) {
    if (const GuardedState *Inner = of(Type))
      State = *Inner;
    return State.has_value();
  };
  // std::optional<guard>
  if (LockTypes::isHolder(Class)) {
    LockTypes::anyArgument(Class, [&](const CXXRecordDecl &Held) {
      return Take(Model.context().getCanonicalTagType(&Held));
    });
    return State;
  }
  const QualType Type = Model.context().getCanonicalTagType(&Class);
  if (Class.isLambda() || Class.isDependentContext() ||
      Model.context().getSourceManager().isInSystemHeader(
          Class.getLocation()) ||
      Model.asyncType(Type) || isAwaitable(Type, Model.context()))
    return State;
  for (const CXXBaseSpecifier &Base : Class.bases())
    if (Take(Base.getType()))
      return State;
  for (const FieldDecl *Field : Class.fields())
    if (!Field->getType()->isReferenceType() && Take(Field->getType()))
      return State;
  return byHand(Class);
}

/// Whether what a constructor did is undone, and by whom: what is counted up
/// and down is nobody's but the thread's.
static std::optional<BoundBy> undone(LocalAct Begin, LocalAct End) {
  if (Begin == LocalAct::Set && End == LocalAct::Set)
    return BoundBy::Guard;
  if ((Begin == LocalAct::Raise && End == LocalAct::Lower) ||
      (Begin == LocalAct::Lower && End == LocalAct::Raise))
    return BoundBy::Attachment;
  return std::nullopt;
}

static std::optional<BoundBy> undone(BoundBy Begin, BoundBy End) {
  const bool Swaps = Begin == BoundBy::Swap && End == BoundBy::Swap;
  if (Swaps || (Begin == BoundBy::Set && End == BoundBy::Restore))
    return BoundBy::Guard;
  if (Begin == BoundBy::Attach && End == BoundBy::Detach)
    return BoundBy::Attachment;
  if (Begin == BoundBy::Exceptions && End == BoundBy::Exceptions)
    return BoundBy::Counter;
  return std::nullopt;
}

/// struct scope { scope() { current = this; } ~scope() { current = before; } };
StateGuards::Answer StateGuards::byHand(const CXXRecordDecl &Class) {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return std::nullopt;
  ThreadEffects &Effects = Model.get<ThreadEffects>();
  const ThreadEffect &End = Effects.of(*Destructor);
  if (End.Locals.empty() && End.Calls.empty())
    return std::nullopt;
  for (const CXXConstructorDecl *Constructor : Class.ctors()) {
    const ThreadEffect &Begin = Effects.of(*Constructor);
    for (const LocalAccess &Done : Begin.Locals)
      for (const LocalAccess &Undone : End.Locals)
        if (const auto By = undone(Done.Act, Undone.Act);
            By && Done.Path == Undone.Path)
          return GuardedState{*By, "'" + Done.Path.Variable->getNameAsString() +
                                       "'"};
    for (const BindingFact *Done : Begin.Calls)
      for (const BindingFact *Undone : End.Calls)
        if (const auto By = undone(Done->By, Undone->By);
            By && Done->State == Undone->State)
          return GuardedState{*By, Done->State};
  }
  return std::nullopt;
}

} // namespace async_tidy
