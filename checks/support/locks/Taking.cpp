// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Taking.h"
#include "LockCalls.h"
#include "LockFacts.h"
#include "LockHolders.h"
#include "LockTypes.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "support/facts/CallConditions.h"

using namespace clang;

namespace async_tidy {

/// How far a value is followed back.
static constexpr unsigned MaxDepth = 8;

static bool isTagLike(const Expr &E) {
  const CXXRecordDecl *Class = classOf(E.getType());
  return Class && Class->hasDefinition() && Class->isEmpty();
}

/// Whether a guard of \p Guard's class, or of a base that is one, holds a lock
/// behind its construction from \p Arguments.
bool Taking::guardTakes(const CXXRecordDecl &Guard,
                        llvm::ArrayRef<const Expr *> Arguments) {
  const NameIndex<CallFact> &Known =
      Model.facts().constructions(role::LockGuard);
  return anyBase(Guard, [&](const CXXRecordDecl &Base) {
    if (!Base.getIdentifier() || !Known.mayHold(Base.getName()))
      return false;
    for (const CallFact *Fact : Known.find(qualifiedName(Base))) {
      const auto Holds = [&](const Condition &C) {
        if (C.MinArguments)
          return Arguments.size() >= *C.MinArguments;
        const Expr *Asked = C.Argument && C.Argument->Index < Arguments.size()
                                ? Arguments[C.Argument->Index]
                                : nullptr;
        if (!Asked)
          return false;
        if (C.Zero)
          return strip(Asked)->isNullPointerConstant(
                     Model.context(), Expr::NPC_ValueDependentIsNotNull) !=
                 Expr::NPCK_NotNull;
        return isOneOf(strip(Asked)->getType(), C.Types);
      };
      if (llvm::all_of(Fact->When, Holds) && llvm::none_of(Fact->Unless, Holds))
        return true;
    }
    return false;
  });
}

bool Taking::takesOver(const Expr &From) {
  Source = &From;
  return true;
}

bool Taking::takes(const Expr *Init, unsigned Depth) {
  if (!Init || Depth == MaxDepth)
    return false;
  // What is stripped too can be a temporary.
  for (const Expr *E = Init;;) {
    Parts.insert(E);
    const Expr *Inner = nullptr;
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      Inner = Cast->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(E))
      Inner = Full->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
      Inner = Bound->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      Inner = Temporary->getSubExpr();
    else if (const auto *Parens = dyn_cast<ParenExpr>(E))
      Inner = Parens->getSubExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
      Inner = Default->getExpr();
    if (!Inner) {
      Init = E;
      break;
    }
    E = Inner;
  }
  LockHolders &Holders = Model.get<LockHolders>();
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Init)) {
    const bool First = takes(Choice->getTrueExpr(), Depth + 1);
    return takes(Choice->getFalseExpr(), Depth + 1) || First;
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Init))
    return takesByConstruction(*Made, Depth);
  if (const auto *Call = dyn_cast<CallExpr>(Init))
    return takesByCall(*Call, Depth);
  if (isa<CoawaitExpr>(Init))
    return Holders.mayHold(Init->getType());
  if (isa<DeclRefExpr, MemberExpr>(Init))
    return Holders.mayHold(Init->getType()) && takesOver(*Init);
  if (const auto *New = dyn_cast<CXXNewExpr>(Init))
    return Holders.mayHold(New->getAllocatedType()) &&
           takes(New->getConstructExpr(), Depth + 1);
  // using lock_guard::lock_guard;
  if (isa<CXXInheritedCtorInitExpr>(Init))
    return true;
  bool Any = false;
  const auto Part = [&](const Expr *E) {
    if (E && Holders.mayHold(E->getType()))
      Any |= takes(E, Depth + 1);
  };
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Init)) {
    for (const Expr *Captured : Lambda->capture_inits())
      Part(Captured);
  } else if (const auto *List = dyn_cast<InitListExpr>(Init)) {
    for (const Expr *Element : List->inits())
      Part(Element);
  } else if (const auto *List = dyn_cast<CXXParenListInitExpr>(Init)) {
    for (const Expr *Element : List->getInitExprs())
      Part(Element);
  }
  return Any;
}

bool Taking::takesByConstruction(const CXXConstructExpr &Made, unsigned Depth) {
  const CXXConstructorDecl *Constructor = Made.getConstructor();
  const CXXRecordDecl *Class = Constructor->getParent();
  LockTypes &Types = Model.get<LockTypes>();
  LockHolders &Holders = Model.get<LockHolders>();
  const WrittenArguments Written(Made);
  const auto &Arguments = Written.Arguments;
  // auto other = std::move(guard), std::shared_lock(std::move(upgrade))
  if (!Arguments.empty() && Holders.mayHold(Arguments[0]->getType()) &&
      (Constructor->isCopyOrMoveConstructor() || Types.isKnown(*Class)))
    return takes(Arguments[0], Depth + 1);
  if (Types.isKnown(*Class)) {
    const bool IsTaken = guardTakes(*Class, Arguments);
    if (IsTaken)
      for (const Expr *Argument : Arguments)
        if (!isTagLike(*Argument))
          Mutexes.push_back(Argument);
    return IsTaken;
  }
  if (LockTypes::isHolder(*Class)) {
    if (Arguments.empty())
      return false;
    bool Any = false, InPlace = false;
    for (const Expr *Argument : Arguments) {
      if (Holders.mayHold(Argument->getType()))
        Any |= takes(Argument, Depth + 1);
      // std::optional<guard>(std::in_place, mutex)
      InPlace |= isOneOf(Argument->getType(), {"std::in_place_t"});
      // std::unique_ptr<guard>(new guard(mutex))
      if (const auto *New = dyn_cast<CXXNewExpr>(strip(Argument)))
        Any |= takes(New, Depth + 1);
    }
    return Any || InPlace;
  }
  return Holders.mayHold(Model.context().getCanonicalTagType(Class)) &&
         takesByConstructor(Made, Depth);
}

/// Of a class of the project: by what its constructor does, and by what its
/// members and bases begin as.
bool Taking::takesByConstructor(const CXXConstructExpr &Made, unsigned Depth) {
  const CXXConstructorDecl *Constructor = Made.getConstructor();
  const CXXRecordDecl *Class = Constructor->getParent();
  LockHolders &Holders = Model.get<LockHolders>();
  if (Constructor->isDefaulted() && Constructor->isCopyOrMoveConstructor())
    return true;
  const FunctionDecl *Known = Constructor->getDefinition();
  const auto *Defined = dyn_cast_or_null<CXXConstructorDecl>(Known);
  if (!Defined || !Defined->hasBody())
    return !Holders.locksByHand(*Class) || Made.getNumArgs() > 0;
  if (Holders.locksByHand(*Class))
    for (const LockEffect &Effect : Model.get<LockCalls>().leftBy(*Defined))
      if (Effect.takes()) {
        // hold(mutex &m) { m.lock(); }
        const auto *Parameter =
            dyn_cast_or_null<ParmVarDecl>(Effect.Object.Root);
        if (Parameter && Parameter->getFunctionScopeIndex() < Made.getNumArgs())
          Mutexes.push_back(Made.getArg(Parameter->getFunctionScopeIndex()));
        return true;
      }
  for (const CXXCtorInitializer *Initializer : Defined->inits()) {
    const FieldDecl *Field = Initializer->getAnyMember();
    const QualType Type =
        Field ? Field->getType() : QualType(Initializer->getBaseClass(), 0);
    if (Initializer->isDelegatingInitializer() ||
        (!Type.isNull() && !Type->isReferenceType() && Holders.mayHold(Type))) {
      Taking Inner(Model);
      if (!Inner.takes(Initializer->getInit(), Depth + 1))
        continue;
      // scope(mutex &m) : guard_(m) {}
      for (const Expr *Mutex : Inner.Mutexes)
        if (const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(
                isa<DeclRefExpr>(strip(Mutex))
                    ? cast<DeclRefExpr>(strip(Mutex))->getDecl()
                    : nullptr);
            Parameter && Parameter->getFunctionScopeIndex() < Made.getNumArgs())
          Mutexes.push_back(Made.getArg(Parameter->getFunctionScopeIndex()));
      return true;
    }
  }
  return false;
}

bool Taking::takesByCall(const CallExpr &Call, unsigned Depth) {
  LockTypes &Types = Model.get<LockTypes>();
  LockHolders &Holders = Model.get<LockHolders>();
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Holders.mayHold(Call.getType()))
    return false;
  if (!Callee)
    return true;
  if (Callee->isInStdNamespace() && Callee->getIdentifier()) {
    const llvm::StringRef Name = Callee->getName();
    if (Name == "move" || Name == "forward" || Name == "exchange")
      return Holders.mayHold(Call.getArg(0)->getType()) &&
             takesOver(*Call.getArg(0));
    // std::make_unique<std::lock_guard<std::mutex>>(mutex)
    if (Name.starts_with("make_")) {
      llvm::SmallVector<const Expr *, 4> Given(Call.arguments());
      bool Any = false;
      for (const Expr *Argument : Given)
        if (Holders.mayHold(Argument->getType()))
          Any |= takes(Argument, Depth + 1);
      const auto *Holder = classOf(Call.getType());
      const auto *Instance =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(Holder);
      const CXXRecordDecl *Held =
          Instance && Instance->getTemplateArgs().size() > 0 &&
                  Instance->getTemplateArgs()[0].getKind() ==
                      TemplateArgument::Type
              ? classOf(Instance->getTemplateArgs()[0].getAsType())
              : nullptr;
      if (Any || !Held)
        return Any;
      if (!Types.isGuard(*Held))
        return !Given.empty();
      for (const Expr *Argument : Given)
        if (!isTagLike(*Argument))
          Mutexes.push_back(Argument);
      return guardTakes(*Held, Given);
    }
  }
  // Operators that give a guard by reference.
  if (Call.isGLValue())
    return takesOver(Call);
  // std::unique_lock<std::mutex> none() { return {}; }
  const FunctionDecl *Defined = Callee->getDefinition();
  if (!Defined || Model.context().getSourceManager().isInSystemHeader(
                      Defined->getLocation()))
    return true;
  const auto Returned = returnedValues(*Defined);
  return Returned.empty() || llvm::any_of(Returned, [&](const Expr *Value) {
           return Value && givesHeld(*Value, *Defined, Depth);
         });
}

/// std::unique_lock<std::mutex> later() {
///   std::unique_lock guard(mutex, std::defer_lock); return guard; }
bool Taking::givesHeld(const Expr &Returned, const FunctionDecl &Function,
                       unsigned Depth) {
  Taking Inner(Model);
  if (!Inner.takes(&Returned, Depth + 1))
    return false;
  const auto *Named =
      Inner.Source ? dyn_cast<DeclRefExpr>(strip(Inner.Source)) : nullptr;
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!Variable || Variable->getDeclContext() != &Function ||
      isa<ParmVarDecl>(Variable) ||
      Taking(Model).takes(Variable->getInit(), Depth + 1))
    return true;
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  for (const CallExpr *Call : Code->callsNaming(*Variable))
    for (const LockEffect &Effect : Model.get<LockCalls>().of(*Call, *Code))
      if (Effect.takes() && Effect.Object.Root == Variable->getCanonicalDecl())
        return true;
  return false;
}

bool Taking::takesDependent(QualType Type, const Expr &Init) {
  const CXXRecordDecl *Class = classOf(Type);
  llvm::SmallVector<const Expr *, 2> Given;
  if (const auto *List = dyn_cast<ParenListExpr>(&Init))
    for (unsigned I = 0; I != List->getNumExprs(); ++I)
      Given.push_back(List->getExpr(I));
  else if (const auto *List = dyn_cast<InitListExpr>(&Init))
    Given.assign(List->inits().begin(), List->inits().end());
  else if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(&Init))
    Given.assign(Made->arg_begin(), Made->arg_end());
  if (!Class || !Model.get<LockTypes>().isKnown(*Class) ||
      !guardTakes(*Class, Given))
    return false;
  for (const Expr *Argument : Given)
    if (!isTagLike(*Argument))
      Mutexes.push_back(Argument);
  return true;
}

} // namespace async_tidy
