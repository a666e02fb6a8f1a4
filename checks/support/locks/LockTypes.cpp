// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockTypes.h"
#include "LockCalls.h"
#include "LockFacts.h"
#include "support/code/Bodies.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/coroutines/Awaitable.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

static llvm::ArrayRef<TemplateArgument>
argumentsOf(const CXXRecordDecl &Class) {
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  return Instance ? Instance->getTemplateArgs().asArray()
                  : llvm::ArrayRef<TemplateArgument>();
}

/// Shows \p Use the class types among \p Arguments, packs unpacked.
static bool anyClassIn(llvm::ArrayRef<TemplateArgument> Arguments,
                       llvm::function_ref<bool(const CXXRecordDecl &)> Use) {
  return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack)
      return anyClassIn(Argument.pack_elements(), Use);
    if (Argument.getKind() != TemplateArgument::Type)
      return false;
    QualType Type = Argument.getAsType();
    Type = Type->isPointerType() ? Type->getPointeeType() : Type;
    const CXXRecordDecl *Class = classOf(Type);
    return Class && Use(*Class);
  });
}

bool LockTypes::isAwaitableValue(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasDefinition() &&
         (Model.asyncType(Type) || isAwaitable(Type, Model.context()));
}

bool LockTypes::isKnown(const CXXRecordDecl &Class) {
  const NameIndex<CallFact> &Known =
      Model.facts().constructions(role::LockGuard);
  return Class.getIdentifier() && Known.mayHold(Class.getName()) &&
         !Known.find(qualifiedName(Class)).empty();
}

bool LockTypes::isGuard(const CXXRecordDecl &Class) {
  return anyBase(Class,
                 [&](const CXXRecordDecl &Base) { return isKnown(Base); });
}

bool LockTypes::isAwaited(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = Awaited.try_emplace(&Class, false);
  if (!IsNew)
    return It->second;
  const bool Is = anyBase(Class, [&](const CXXRecordDecl &Base) {
    return llvm::any_of(Base.decls(), [&](const Decl *Member) {
      const FunctionDecl *Function = functionOf(dyn_cast<NamedDecl>(Member));
      if (!Function || !Function->getIdentifier())
        return false;
      const std::string Name = Function->getName().lower();
      return (llvm::StringRef(Name).contains("lock") ||
              llvm::StringRef(Name).contains("acquire")) &&
             isAwaitableValue(Function->getReturnType());
    });
  });
  return Awaited[&Class] = Is;
}

/// std::unique_lock<coro::mutex>: by every class that it is of.
bool LockTypes::isOfCoroutines(const CXXRecordDecl &Guard) {
  bool Any = false;
  const bool Other =
      anyClassIn(argumentsOf(Guard), [&](const CXXRecordDecl &Argument) {
        Any = true;
        return !isAwaited(Argument);
      });
  return Any && !Other;
}

bool LockTypes::isHolder(const CXXRecordDecl &Class) {
  return Class.isInStdNamespace() &&
         matchesAnyName({"std::array", "std::deque", "std::list",
                         "std::optional", "std::pair", "std::shared_ptr",
                         "std::tuple", "std::unique_ptr", "std::variant",
                         "std::vector"},
                        qualifiedName(Class));
}

bool LockTypes::mayHold(QualType Type) {
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

bool LockTypes::findHold(const CXXRecordDecl &Class) {
  if (isGuard(Class)) {
    // The guard itself, or the base that is one.
    return !anyBase(
        Class, [&](const CXXRecordDecl &Base) { return isOfCoroutines(Base); });
  }
  if (isHolder(Class))
    return anyClassIn(argumentsOf(Class), [&](const CXXRecordDecl &Held) {
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

bool LockTypes::locksByHand(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = ByHand.try_emplace(&Class, false);
  if (!IsNew)
    return It->second;
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  bool Is = false;
  if (Destructor && !isOfCoroutines(Class))
    for (const LockEffect &Effect : Model.get<LockCalls>().leftBy(*Destructor))
      Is |= Effect.Act == LockAct::Give;
  return ByHand[&Class] = Is;
}

static bool isNamedLikeLock(llvm::StringRef Name) {
  for (const char *Word : {"mutex", "lock", "critical", "futex", "latch"})
    if (Name.contains_insensitive(Word))
      return true;
  return false;
}

bool LockTypes::isMutex(const CXXRecordDecl &Class) {
  if (!Class.getIdentifier() || !Class.hasDefinition() || isAwaited(Class))
    return false;
  if (isNamedLikeLock(Class.getName()))
    return true;
  // A lock by any name can be tried.
  return hasMember(Class, "try_lock") || hasMember(Class, "tryLock");
}

} // namespace async_tidy
