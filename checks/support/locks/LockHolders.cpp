// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockHolders.h"
#include "LockCalls.h"
#include "LockTypes.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

bool LockHolders::mayHold(QualType Type) {
  if (Type.isNull())
    return false;
  Type = Type.getNonReferenceType();
  if (const ArrayType *Array = Model.context().getAsArrayType(Type))
    return mayHold(Array->getElementType());
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return false;
  Class = Class->getDefinition();
  const auto [It, IsNew] = Holding.try_emplace(Class, false);
  if (!IsNew)
    return It->second;
  const bool Holds = findHold(*Class);
  return Holding[Class] = Holds;
}

bool LockHolders::findHold(const CXXRecordDecl &Class) {
  LockTypes &Types = Model.get<LockTypes>();
  if (Types.isGuard(Class))
    return Types.isThreadGuard(Class);
  if (LockTypes::isHolder(Class))
    return LockTypes::anyArgument(Class, [&](const CXXRecordDecl &Held) {
      return mayHold(Model.context().getCanonicalTagType(&Held));
    });
  if (Model.context().getSourceManager().isInSystemHeader(Class.getLocation()))
    return false;
  return llvm::any_of(Class.bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return mayHold(Base.getType());
                      }) ||
         llvm::any_of(Class.fields(),
                      [&](const FieldDecl *Field) {
                        return !Field->getType()->isReferenceType() &&
                               mayHold(Field->getType());
                      }) ||
         locksByHand(Class);
}

bool LockHolders::locksByHand(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = ByHand.try_emplace(&Class, false);
  if (!IsNew)
    return It->second;
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  bool Is = false;
  if (Destructor && !Model.get<LockTypes>().isOfCoroutines(Class))
    for (const LockEffect &Effect : Model.get<LockCalls>().leftBy(*Destructor))
      Is |= Effect.Act == LockAct::Give;
  return ByHand[&Class] = Is;
}

} // namespace async_tidy
