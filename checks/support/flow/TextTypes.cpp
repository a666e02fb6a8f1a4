// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextTypes.h"
#include "support/code/Names.h"
#include "clang/AST/DeclTemplate.h"
#include <nlohmann/json.hpp>

using namespace clang;

namespace async_tidy {

static const RegisterFacts<TextTypeFacts> Registered({"textTypes"});

void TextTypeFacts::read(const FactSource &From) {
  for (const nlohmann::json &Entry : From.section("textTypes"))
    for (const std::string &Name : From.subjects(Entry, "types"))
      (Entry["is"] == "holder" ? Holders : Requests).add(Name, true);
}

bool TextTypeFacts::names(const NameIndex<bool> &List,
                          const CXXRecordDecl &Class) {
  return anyBase(Class, [&](const CXXRecordDecl &Base) {
    std::string Name = qualifiedName(Base);
    const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Base);
    if (Instance && Instance->getTemplateArgs().size() != 0)
      if (const TemplateArgument &First = Instance->getTemplateArgs()[0];
          First.getKind() == TemplateArgument::Integral &&
          First.getIntegralType()->isBooleanType())
        Name += First.getAsIntegral().isZero() ? "<false>" : "<true>";
    return !List.find(Name).empty();
  });
}

bool TextTypes::canHold(QualType Type) {
  if (Type.isNull())
    return false;
  Type = Type.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  // A class that holds a pointer to its own kind adds nothing by that.
  auto [It, IsNew] = Known.try_emplace(Type, false);
  if (!IsNew)
    return It->second;
  const bool Answer = decide(Type);
  return Known[Type] = Answer;
}

bool TextTypes::decide(QualType Type) {
  if (Type->isDependentType())
    return true;
  if (Type->isPointerType()) {
    const QualType Pointee = Type->getPointeeType();
    return Pointee->isAnyCharacterType() || Pointee->isVoidType() ||
           canHold(Pointee);
  }
  if (const auto *Array = dyn_cast<ArrayType>(Type)) {
    // Bytes are no text: an id, a hash.
    const QualType Element = Array->getElementType();
    return (Element->isAnyCharacterType() &&
            !Element->isSpecificBuiltinType(BuiltinType::UChar)) ||
           canHold(Element);
  }
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class)
    return Type->isRecordType();
  if (!Class->hasDefinition())
    return true;
  Class = Class->getDefinition();
  if (TextTypeFacts::names(Libraries.get<TextTypeFacts>().Holders, *Class))
    return true;
  if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class))
    for (const TemplateArgument &Argument :
         Instance->getTemplateArgs().asArray())
      if (Argument.getKind() == TemplateArgument::Type &&
          canHold(Argument.getAsType()))
        return true;
  for (const FieldDecl *Field : Class->fields())
    if (canHold(Field->getType()))
      return true;
  for (const CXXBaseSpecifier &Base : Class->bases())
    if (canHold(Base.getType()))
      return true;
  return false;
}

bool isPair(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->isInStdNamespace() && Class->getIdentifier() &&
         Class->getName() == "pair";
}

bool isTextClass(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasDefinition() &&
         anyBase(*Class, [](const CXXRecordDecl &Base) {
           return Base.hasDefinition() &&
                  llvm::any_of(Base.methods(), [](const CXXMethodDecl *M) {
                    if (!M->getIdentifier() || M->getNumParams() != 0)
                      return false;
                    const llvm::StringRef Name = M->getName();
                    const QualType Result = M->getReturnType();
                    return Name == "str" ||
                           (Result->isPointerType() &&
                            Result->getPointeeType()->isAnyCharacterType() &&
                            (Name == "c_str" || Name == "data" ||
                             Name == "constData"));
                  });
         });
}

} // namespace async_tidy
