// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "IdleCalls.h"
#include "PollingFacts.h"
#include "support/code/Bodies.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/flow/TextRoles.h"
#include "support/locks/LockTypes.h"
#include "support/readiness/ReadyFacts.h"
#include "support/sharing/SharingFacts.h"

using namespace clang;

namespace async_tidy {

/// Whether \p D is of the standard library, and asks no file system.
static bool isOfStd(const Decl &D) {
  const DeclContext *Outer = D.getDeclContext();
  for (; Outer && !Outer->isStdNamespace(); Outer = Outer->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Outer);
        Namespace && Namespace->getName() == "filesystem")
      return false;
  return Outer;
}

/// Whether none of its arguments can be changed by \p Function.
static bool takesConstants(const FunctionDecl &Function) {
  return llvm::none_of(Function.parameters(), [](const ParmVarDecl *P) {
    const QualType Type = P->getType();
    return Type->isLValueReferenceType() &&
           !Type.getNonReferenceType().isConstQualified();
  });
}

/// Whether objects of \p Type have others in them, or hold one.
bool IdleCalls::isContainer(QualType Type) const {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && anyBase(*Class, [&](const CXXRecordDecl &Base) {
           const std::string Name = qualifiedName(Base);
           return llvm::any_of(
               llvm::ArrayRef<Role>{role::NodeElements, role::RehashedElements,
                                    role::MovedElements, role::HeldElement},
               [&](Role R) {
                 return !Model.facts().constructions(R).find(Name).empty();
               });
         });
}

/// std::cerr << "waiting" << '\n'
static bool isErrorStream(const CallExpr &Call) {
  const Expr *E = &Call;
  while (const auto *Link = dyn_cast<CXXOperatorCallExpr>(E))
    E = strip(Link->getArg(0));
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const std::string Name =
      Named ? qualifiedName(*Named->getDecl()) : std::string();
  return Name == "std::cerr" || Name == "std::clog";
}

CallEffect IdleCalls::of(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return CallEffect::Works;
  for (Role R :
       {role::LogSink, role::ReadyTest, role::PendingTest, role::Pause})
    if (Model.hasRole(Call, R))
      return CallEffect::Looks;
  // What is shown to the user may be all that a loop is for.
  if (Model.hasRole(Call, role::ConsoleSink))
    return isErrorStream(Call) ? CallEffect::Looks : CallEffect::Works;
  if (Model.hasRole(Call, role::Poll))
    return CallEffect::Polls;
  if (Callee->isInStdNamespace() && Callee->getIdentifier() &&
      llvm::is_contained({"move", "forward"}, Callee->getName()))
    return CallEffect::Looks;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  const bool IsStd = isOfStd(*Callee);
  const bool HasObject = Method && Method->isImplicitObjectMemberFunction();
  if (!HasObject) {
    // a == b, min(a, b), 10ms, steady_clock::now()
    const bool IsClock = IsStd && Method && Callee->getNumParams() == 0;
    if (takesConstants(*Callee) &&
        (Callee->isConstexpr() || Callee->isOverloadedOperator() || IsClock))
      return CallEffect::Looks;
    return ofFunction(*Callee);
  }
  const OverloadedOperatorKind Operator = Callee->getOverloadedOperator();
  // A std::function, a lambda that has references.
  if (Operator == OO_Call)
    return CallEffect::Works;
  if (llvm::is_contained({OO_PlusPlus, OO_MinusMinus, OO_Equal, OO_PlusEqual,
                          OO_MinusEqual, OO_StarEqual},
                         Operator))
    return CallEffect::Counts;
  if (Method->isConst() && (IsStd || Callee->isConstexpr()))
    return CallEffect::Looks;
  const Expr *Object =
      isa<CXXMemberCallExpr>(Call)
          ? cast<CXXMemberCallExpr>(Call).getImplicitObjectArgument()
          : Call.getArg(0);
  if (isContainer(objectType(Call)))
    return llvm::any_of(llvm::ArrayRef<Role>{role::Insertion, role::Removal,
                                             role::Clearing, role::Replacing},
                        [&](Role R) { return Model.hasRole(Call, R); })
               ? CallEffect::Works
               : CallEffect::Looks;
  // error.message(), of the function's own
  if (const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(Object));
      Named && Method->isConst())
    if (const auto *Variable = dyn_cast<ValueDecl>(Named->getDecl());
        !isa<VarDecl>(Variable) ||
        (cast<VarDecl>(Variable)->hasLocalStorage() &&
         !Variable->getType()->isReferenceType()))
      return CallEffect::Looks;
  return ofFunction(*Callee);
}

CallEffect IdleCalls::of(const CXXConstructExpr &Construction) {
  const CXXConstructorDecl &Constructor = *Construction.getConstructor();
  const CXXRecordDecl &Class = *Constructor.getParent();
  const bool IsPlain = Constructor.isConstexpr() ||
                       Constructor.isCopyOrMoveConstructor() ||
                       Constructor.isTrivial() || Constructor.isDefaulted();
  return IsPlain || Model.callFact(Construction, role::ArmsTimer) ||
                 Model.get<LockTypes>().isGuard(Class)
             ? CallEffect::Looks
             : CallEffect::Works;
}

CallEffect IdleCalls::ofFunction(const FunctionDecl &Function) {
  const FunctionDecl *Definition = Function.getDefinition();
  if (!Definition || !Definition->hasBody() ||
      Definition->isDependentContext() ||
      Model.context().getSourceManager().isInSystemHeader(
          Definition->getLocation()))
    return CallEffect::Works;
  const auto *Method = dyn_cast<CXXMethodDecl>(Definition);
  if (Method && Method->isVirtual())
    return CallEffect::Works;
  const auto [It, IsNew] = Known.try_emplace(Definition, CallEffect::Works);
  if (!IsNew)
    return It->second;
  const CallEffect Effect = ofBody(*Definition);
  Known[Definition] = Effect;
  return Effect;
}

/// false, nullptr, std::nullopt, {}
static bool isNothing(const Expr *E) {
  if (!E)
    return false;
  E = stripCasts(E);
  if (const auto *Bool = dyn_cast<CXXBoolLiteralExpr>(E))
    return !Bool->getValue();
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E))
    return true;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0;
  const auto *Made = dyn_cast<CXXConstructExpr>(E);
  if (!Made)
    return false;
  if (Made->getNumArgs() == 1) {
    const CXXRecordDecl *Given = classOf(Made->getArg(0)->getType());
    return isNothing(Made->getArg(0)) || (Given && Given->isInStdNamespace() &&
                                          Given->getName() == "nullopt_t");
  }
  const CXXRecordDecl *Class = Made->getConstructor()->getParent();
  return Made->getNumArgs() == 0 && Class->hasDefinition() &&
         llvm::any_of(Class->getVisibleConversionFunctions(), [](NamedDecl *D) {
           const auto *To = dyn_cast<CXXConversionDecl>(D);
           return To && To->getConversionType()->isBooleanType();
         });
}

CallEffect IdleCalls::ofBody(const FunctionDecl &Definition) {
  const IdleCode Code(Definition, *this, Model);
  const CFG *Graph = Code.graph().cfg();
  if (!Graph)
    return CallEffect::Works;
  bool Works = false;
  bool Sleeps = false;
  for (const CFGBlock *Block : *Graph) {
    const IdleBlock &Read = Code.of(*Block);
    Works |= !Read.IsIdle || !Read.Polls.empty();
    Sleeps |= !Read.Sleeps.empty();
  }
  if (coroutineBody(Definition))
    return Sleeps && !Works ? CallEffect::Sleeps : CallEffect::Works;
  if (!Works)
    return CallEffect::Looks;
  // What it gives where it comes back with nothing changed.
  llvm::SmallVector<const CFGBlock *, 8> Open{&Graph->getEntry()};
  llvm::SmallPtrSet<const CFGBlock *, 8> Seen{&Graph->getEntry()};
  bool GivesNothing = false;
  while (!Open.empty()) {
    const CFGBlock &Block = *Open.pop_back_val();
    if (!Code.of(Block).IsIdle || !Code.of(Block).Polls.empty())
      continue;
    for (const CFGElement &Element : Block)
      if (const auto Statement = Element.getAs<CFGStmt>())
        if (const auto *Return = dyn_cast<ReturnStmt>(Statement->getStmt())) {
          if (!isNothing(Return->getRetValue()))
            return CallEffect::Works;
          GivesNothing = true;
        }
    for (const CFGBlock *Next : Code.waysFrom(Block))
      if (Seen.insert(Next).second)
        Open.push_back(Next);
  }
  return GivesNothing ? CallEffect::Polls : CallEffect::Works;
}

} // namespace async_tidy
