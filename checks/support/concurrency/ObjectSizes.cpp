// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ObjectSizes.h"
#include "FieldSizes.h"
#include "support/code/ObjectUse.h"
#include "llvm/ADT/ScopeExit.h"

using namespace clang;

namespace async_tidy {

ObjectSizes::Known &ObjectSizes::known(const FunctionDecl &Function) {
  constexpr size_t Most = 16;
  for (const std::unique_ptr<Known> &One : Latest)
    if (One->Of == &Function)
      return *One;
  // One that is measured just now stays.
  if (Latest.size() >= Most && Open.empty())
    Latest.pop_front();
  return *Latest.emplace_back(new Known{&Function, {Function, Model}, {}});
}

const SizeChanges &ObjectSizes::changesOf(const FunctionDecl &Function) {
  return known(Function).Changes;
}

uint64_t ObjectSizes::atStart(const Expr &Object, SizeReader &Reader) {
  const ValueDecl &Declared = *declarationOf(Object);
  if (const auto *Field = dyn_cast<FieldDecl>(&Declared))
    return Model.get<FieldSizes>()
        .of(*Field, Reader)
        .value_or(SizeFlow::Unbounded);
  return isa<ParmVarDecl>(Declared) ? SizeFlow::Unbounded : 0;
}

std::optional<uint64_t> ObjectSizes::before(const Expr &Object,
                                            const Stmt &Place,
                                            const FunctionDecl &Function,
                                            SizeReader &Reader) {
  const ValueDecl &Declared = *declarationOf(Object);
  const auto *Variable = dyn_cast<VarDecl>(&Declared);
  if (Variable &&
      (!Variable->hasLocalStorage() || Variable->isCXXForRangeDecl()))
    return std::nullopt;
  if (!Open.insert(&Declared).second)
    return std::nullopt;
  const llvm::scope_exit Done([&] { Open.erase(&Declared); });
  const auto *Owner =
      Variable ? dyn_cast<FunctionDecl>(Variable->getDeclContext()) : &Function;
  if (!Owner)
    return std::nullopt;
  if (const FunctionDecl *Defined = Owner->getDefinition())
    Owner = Defined;
  uint64_t Size =
      follow(Object, Place, *Owner, atStart(Object, Reader), Reader);
  // What a lambda refers to it may ask for itself.
  if (Size == SizeFlow::Unbounded && Owner != &Function)
    Size = follow(Object, Place, Function, SizeFlow::Unbounded, Reader);
  return Size == SizeFlow::Unbounded ? std::nullopt : std::optional(Size);
}

uint64_t ObjectSizes::follow(const Expr &Object, const Stmt &Place,
                             const FunctionDecl &Function, uint64_t AtStart,
                             SizeReader &Reader) {
  Known &In = known(Function);
  const ValueDecl &Declared = *declarationOf(Object);
  if (In.Changes.isShared(Declared) ||
      (AtStart == SizeFlow::Unbounded && In.Changes.of(Declared).empty() &&
       !In.Changes.isCompared(Declared)))
    return SizeFlow::Unbounded;
  const auto Followed = llvm::find_if(In.Flows, [&](const auto &One) {
    return isSameObject(One.first, &Object);
  });
  if (Followed != In.Flows.end())
    return Followed->second.before(Place);
  // Each object is followed through the whole body: in a very long one only
  // the first of them.
  constexpr size_t MostBlocks = 30000;
  const CFG *Graph = Model.bodyOf(Function)->graph().cfg();
  In.Blocks += Graph ? Graph->size() : 0;
  if (In.Blocks > MostBlocks)
    return SizeFlow::Unbounded;
  SizeFlow Flow(Object, Function, In.Changes, AtStart, Reader, Model);
  const uint64_t Size = Flow.before(Place);
  constexpr size_t MostFlows = 16;
  if (In.Flows.size() == MostFlows)
    In.Flows.pop_front();
  In.Flows.emplace_back(&Object, std::move(Flow));
  return Size;
}

} // namespace async_tidy
