// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeFields.h"
#include "support/code/ClassBodies.h"

using namespace clang;

namespace async_tidy {

const std::vector<ScopeFields::Unjoined> &
ScopeFields::of(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = Known.try_emplace(&Class);
  if (!IsNew)
    return It->second;
  std::vector<Unjoined> Found;
  decltype(bodiesOf(Class)) Bodies;
  for (const FieldDecl *Field : Class.fields()) {
    const auto Held = heldScope(Field->getType(), Model.facts());
    // The owner's end is to cancel the one, and waits for the other.
    if (!Held || Field->getAccess() != AS_private ||
        Held->Fact->AtEnd == ScopeFact::End::Cancels ||
        Held->Fact->AtEnd == ScopeFact::End::Blocks)
      continue;
    if (!Bodies && !(Bodies = bodiesOf(Class)))
      break;
    Unjoined Here{Field, Held->Fact};
    bool IsJoined = false;
    for (const FunctionDecl *Function : *Bodies) {
      const ScopeUse Use = useOf(*Field, *Held, *Function, Model);
      IsJoined |= Use.Escapes || Use.any(ScopeEvent::Kind::Joins);
      for (const ScopeEvent &Event : Use.Events)
        if (!Here.Start && Event.What == ScopeEvent::Kind::Starts) {
          Here.Start = Event.At;
          Here.In = Function;
        }
    }
    if (Here.Start && !IsJoined)
      Found.push_back(Here);
  }
  return Known[&Class] = std::move(Found);
}

} // namespace async_tidy
