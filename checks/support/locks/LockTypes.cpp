// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockTypes.h"
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

static bool anyClassIn(llvm::ArrayRef<TemplateArgument> Arguments,
                       llvm::function_ref<bool(const CXXRecordDecl &)> Test) {
  return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack)
      return anyClassIn(Argument.pack_elements(), Test);
    if (Argument.getKind() != TemplateArgument::Type)
      return false;
    QualType Type = Argument.getAsType();
    Type = Type->isPointerType() ? Type->getPointeeType() : Type;
    const CXXRecordDecl *Class = classOf(Type);
    return Class && Test(*Class);
  });
}

bool LockTypes::anyArgument(
    const CXXRecordDecl &Class,
    llvm::function_ref<bool(const CXXRecordDecl &)> Test) {
  return anyClassIn(argumentsOf(Class), Test);
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
      // A mutex of none: void lock() {}
      const FunctionDecl *Defined = Function->getDefinition();
      const auto *Body =
          Name == "lock" && Defined
              ? dyn_cast_or_null<CompoundStmt>(Defined->getBody())
              : nullptr;
      if (Body && Body->body_empty())
        return true;
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
  const bool Other = anyArgument(Guard, [&](const CXXRecordDecl &Argument) {
    Any = true;
    return !isAwaited(Argument);
  });
  return Any && !Other;
}

bool LockTypes::isThreadGuard(const CXXRecordDecl &Class) {
  return isGuard(Class) && !anyBase(Class, [&](const CXXRecordDecl &Base) {
           return isOfCoroutines(Base);
         });
}

bool LockTypes::isHolder(const CXXRecordDecl &Class) {
  return Class.isInStdNamespace() &&
         matchesAnyName({"std::array", "std::deque", "std::list",
                         "std::optional", "std::pair", "std::shared_ptr",
                         "std::tuple", "std::unique_ptr", "std::variant",
                         "std::vector"},
                        qualifiedName(Class));
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
