// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharedPlace.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

/// How many names lead to an object.
static constexpr unsigned MaxDepth = 4;

static PlacePart partIn(const Expr *E, unsigned Depth = 0) {
  E = strip(E);
  if (isa<ArraySubscriptExpr>(E))
    return PlacePart::Element;
  if (const auto *Operator = dyn_cast<UnaryOperator>(E))
    return Operator->getOpcode() == UO_Deref ? PlacePart::Pointee
                                             : PlacePart::Whole;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return Operator->getOperator() == OO_Subscript ? PlacePart::Element
           : llvm::is_contained({OO_Star, OO_Arrow}, Operator->getOperator())
               ? PlacePart::Pointee
               : PlacePart::Whole;
  if (isa<CXXMemberCallExpr>(E))
    return PlacePart::Element;
  // auto &entry = values[key];
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && Variable->getType()->isReferenceType() &&
                 Variable->getInit() && Depth != MaxDepth
             ? partIn(Variable->getInit(), Depth + 1)
             : PlacePart::Whole;
}

bool makesNewObject(const Expr &Value) {
  const Expr *E = strip(&Value);
  // std::make_shared<session>()->start()
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E);
      Arrow &&
      (Arrow->getOperator() == OO_Arrow || Arrow->getOperator() == OO_Star))
    E = strip(Arrow->getArg(0));
  const CXXRecordDecl *Class = classOf(E->getType());
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
    if (!Class || !hasOperator(*Class, OO_Arrow))
      return true;
    if (Made->getNumArgs() > 0)
      E = strip(Made->getArg(0));
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return isa<CXXNewExpr>(E) ||
         (Callee && Class && !isa<CXXMethodDecl>(Callee) &&
          Callee->getEnclosingNamespaceContext()->Equals(
              Class->getEnclosingNamespaceContext()) &&
          hasOperator(*Class, OO_Arrow));
}

bool holdsNewObject(const VarDecl &Variable) {
  const QualType Type = Variable.getType();
  const Expr *Init = Variable.getInit();
  if (Type->isReferenceType())
    return Init && isa<MaterializeTemporaryExpr>(Init->IgnoreParenImpCasts());
  const CXXRecordDecl *Class = classOf(Type);
  if (!Type->isPointerType() &&
      (!(Class && hasOperator(*Class, OO_Arrow)) || isUnique(Type)))
    return true;
  return Init && makesNewObject(*Init);
}

bool isSharedPointer(const CXXRecordDecl &Class) {
  return hasOperator(Class, OO_Arrow) && !hasOperator(Class, OO_PlusPlus) &&
         !hasMember(Class, "has_value") && !hasMember(Class, "release");
}

/// Whether others may reach what \p Root, a local variable or parameter, leads
/// to.
static bool leadsToOthers(const VarDecl &Root) {
  if (Root.isCXXForRangeDecl() || holdsNewObject(Root))
    return false;
  const QualType Type = Root.getType();
  const CXXRecordDecl *Class = classOf(Type.getNonReferenceType());
  if (Type->isReferenceType() || Type->isPointerType())
    return true;
  return Class && isSharedPointer(*Class);
}

static bool isAtomic(QualType Type) {
  Type = Type.getNonReferenceType();
  const CXXRecordDecl *Class = classOf(Type);
  return Type->isAtomicType() || (Class && Class->isInStdNamespace() &&
                                  Class->getName().starts_with("atomic"));
}

static bool canChange(const ValueDecl &Named) {
  const auto *Variable = dyn_cast<VarDecl>(&Named);
  return !Named.getType().isConstQualified() && !isAtomic(Named.getType()) &&
         !(Variable && Variable->getTLSKind() != VarDecl::TLS_None);
}

bool SharedPlace::isGlobal() const {
  const auto *Variable = dyn_cast_or_null<VarDecl>(Path.Root);
  return Variable && Variable->hasGlobalStorage();
}

std::optional<SharedPlace> SharedPlace::of(const Expr *E, Body &Code) {
  if (!E)
    return std::nullopt;
  std::optional<LockPath> Path = LockPath::of(E, Code);
  if (!Path)
    return std::nullopt;
  const auto *Root = dyn_cast_or_null<VarDecl>(Path->Root);
  if (Path->Root ? !Root || (Root->hasLocalStorage() &&
                             (Path->Members.empty() || !leadsToOthers(*Root)))
                 : Path->Members.empty())
    return std::nullopt;
  if (Root && !canChange(*Root) && !Root->hasLocalStorage())
    return std::nullopt;
  for (const ValueDecl *Member : Path->Members)
    if (!isa<FieldDecl, FunctionDecl>(Member) || !canChange(*Member))
      return std::nullopt;
  SharedPlace Place{std::move(*Path), partIn(E)};
  if (isa<FunctionDecl>(Place.named()))
    return std::nullopt;
  return Place;
}

} // namespace async_tidy
