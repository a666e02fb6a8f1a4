// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeFacts.h"
#include "support/code/Names.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<ScopeFacts> Registered({"scopes"});

const Role role::LeavesLosers("leavesLosers", "leaves-losers");

static ScopeFact::End endNamed(llvm::StringRef Name) {
  using End = ScopeFact::End;
  return Name == "terminates" ? End::Terminates
         : Name == "blocks"   ? End::Blocks
         : Name == "cancels"  ? End::Cancels
                              : End::Dangles;
}

void ScopeFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("scopes")) {
    const ScopeFact *Fact = &All.emplace_back(
        ScopeFact{endNamed(Entry.value("end", "")), From.names(Entry, "starts"),
                  From.names(Entry, "joins"), Entry.value("awaited", false)});
    for (const std::string &Name : From.subjects(Entry, "types"))
      Types.add(Name, Fact);
  }
}

std::optional<HeldScope> heldScope(QualType Type, const Facts &Known) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->getIdentifier())
    return std::nullopt;
  HeldScope Held;
  if (const auto *Holder = dyn_cast<ClassTemplateSpecializationDecl>(Class);
      Holder && Holder->isInStdNamespace() &&
      (Class->getName() == "unique_ptr" || Class->getName() == "optional") &&
      Holder->getTemplateArgs().get(0).getKind() == TemplateArgument::Type) {
    Held.IsIndirect = true;
    Class = classOf(Holder->getTemplateArgs().get(0).getAsType());
  }
  const NameIndex<const ScopeFact *> &Types = Known.get<ScopeFacts>().Types;
  if (!Class || !Class->getIdentifier() || !Types.mayHold(Class->getName()))
    return std::nullopt;
  const auto Found = Types.find(qualifiedName(*Class));
  if (Found.empty())
    return std::nullopt;
  // A project's own facts come last.
  Held.Fact = *Found.back();
  return Held;
}

} // namespace async_tidy
