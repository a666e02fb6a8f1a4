// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Blocking.h"
#include "support/facts/FactLookup.h"

using namespace clang;

namespace async_tidy {

static const BlockingFact *
ofClass(const CXXMethodDecl &Method,
        const NameIndex<const BlockingFact *> &Classes) {
  const BlockingFact *Fact = nullptr;
  anyBase(*Method.getParent(), [&](const CXXRecordDecl &Class) {
    auto Found = Classes.find(qualifiedName(Class));
    if (!Found.empty())
      Fact = *Found.front();
    return !Found.empty();
  });
  return Fact;
}

static const BlockingFact *factOf(const CallExpr &Call,
                                  const BlockingFacts &Known,
                                  const ASTContext &Context) {
  if (const BlockingFact *const *Fact = lastByCall(Call, Known.Calls, Context))
    return *Fact;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  return Method && !Known.Classes.empty() ? ofClass(*Method, Known.Classes)
                                          : nullptr;
}

const BlockingFact *Blocking::ofCall(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Listed)
    if (const BlockingFact *Fact =
            factOf(Call, Listed->get<BlockingFacts>(), Model.context());
        Fact && !(Callee && Callee->isDefaulted()))
      return Fact;
  return factOf(Call, Model.facts().get<BlockingFacts>(), Model.context());
}

static const BlockingFact *factOf(const CXXConstructExpr &Construction,
                                  const BlockingFacts &Known,
                                  const ASTContext &Context) {
  const CXXConstructorDecl *Constructor = Construction.getConstructor();
  const CXXRecordDecl *Class = Constructor->getParent();
  const auto &Index = Known.Constructors;
  // Moving or copying an open stream opens nothing.
  if (Constructor->isCopyOrMoveConstructor() || !Class->getIdentifier() ||
      !Index.mayHold(Class->getName()))
    return nullptr;
  for (const BlockingFact *const *Fact : Index.find(qualifiedName(*Class)))
    if (applies((*Fact)->When, (*Fact)->Unless, WrittenArguments(Construction),
                Context))
      return *Fact;
  return nullptr;
}

const BlockingFact *
Blocking::ofConstruction(const CXXConstructExpr &Construction) const {
  const BlockingFact *Fact =
      Listed
          ? factOf(Construction, Listed->get<BlockingFacts>(), Model.context())
          : nullptr;
  return Fact ? Fact
              : factOf(Construction, Model.facts().get<BlockingFacts>(),
                       Model.context());
}

static const BlockingFact *factOfEnd(QualType Type,
                                     const BlockingFacts &Known) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  const auto &Index = Known.Destructors;
  if (!Class || !Class->getIdentifier() || !Index.mayHold(Class->getName()))
    return nullptr;
  auto Found = Index.find(qualifiedName(*Class));
  return Found.empty() ? nullptr : *Found.front();
}

const BlockingFact *Blocking::ofDestruction(QualType Type) const {
  const BlockingFact *Fact =
      Listed ? factOfEnd(Type, Listed->get<BlockingFacts>()) : nullptr;
  return Fact ? Fact : factOfEnd(Type, Model.facts().get<BlockingFacts>());
}

} // namespace async_tidy
