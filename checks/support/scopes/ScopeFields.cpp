// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeFields.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

using Functions = llvm::SmallVector<const FunctionDecl *, 16>;

/// Adds the bodies of all that \p Class declares. False where one is not seen.
static bool addBodies(const CXXRecordDecl &Class, Functions &Into) {
  if (Class.hasFriends())
    return false;
  for (const Decl *Member : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
      Member = Template->getTemplatedDecl();
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(Member);
        Nested && !Nested->isInjectedClassName() &&
        Nested->isThisDeclarationADefinition() && !addBodies(*Nested, Into))
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    if (!Method || Method->isImplicit() || Method->isDeleted() ||
        Method->isDefaulted() || Method->isPureVirtual())
      continue;
    const FunctionDecl *Defined = nullptr;
    if (!Method->getBody(Defined))
      return false;
    Into.push_back(Defined);
  }
  return true;
}

const std::vector<ScopeFields::Unjoined> &
ScopeFields::of(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = Known.try_emplace(&Class);
  if (!IsNew || Class.isDependentContext() || Class.isLambda() ||
      isa<ClassTemplateSpecializationDecl>(Class))
    return It->second;
  std::vector<Unjoined> Found;
  std::optional<Functions> Bodies;
  for (const FieldDecl *Field : Class.fields()) {
    const auto Held = heldScope(Field->getType(), Model.facts());
    // The owner's end is to cancel the one, and waits for the other.
    if (!Held || Field->getAccess() != AS_private ||
        Held->Fact->AtEnd == ScopeFact::End::Cancels ||
        Held->Fact->AtEnd == ScopeFact::End::Blocks)
      continue;
    if (!Bodies && !addBodies(Class, Bodies.emplace()))
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
