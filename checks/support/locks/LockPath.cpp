// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockPath.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

/// How many expressions and names lead to an object.
static constexpr unsigned MaxDepth = 16;

/// Whether \p Variable is one more name of what it begins as.
static bool standsForAnother(const VarDecl &Variable, Body &Code) {
  const QualType Type = Variable.getType();
  return Variable.hasLocalStorage() && !isa<ParmVarDecl>(Variable) &&
         Variable.getInit() && !Variable.isCXXForRangeDecl() &&
         (Type->isReferenceType() ||
          (Type->isPointerType() && !Code.mayChange(Variable)));
}

/// What hands on the object of \p Call: *pointer, shards[i], std::move(lock),
/// std::ref(mutex), pointer.get(). Null for any other call.
static const Expr *handedOnBy(const CallExpr &Call) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return llvm::is_contained({OO_Star, OO_Arrow, OO_Subscript},
                              Operator->getOperator())
               ? Operator->getArg(0)
               : nullptr;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() || !Callee->isInStdNamespace())
    return nullptr;
  const llvm::StringRef Name = Callee->getName();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Name == "get" || Name == "value" || Name == "at" || Name == "front"
               ? Member->getImplicitObjectArgument()
               : nullptr;
  return Call.getNumArgs() == 1 &&
                 (Name == "move" || Name == "forward" || Name == "ref" ||
                  Name == "addressof" || Name == "as_const")
             ? Call.getArg(0)
             : nullptr;
}

static std::optional<LockPath> pathOf(const Expr *E, Body &Code,
                                      unsigned Depth) {
  E = E ? strip(E) : nullptr;
  if (!E || Depth == MaxDepth)
    return std::nullopt;
  if (isa<CXXThisExpr>(E))
    return LockPath();
  if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
    if (Variable && standsForAnother(*Variable, Code))
      if (std::optional<LockPath> Origin =
              pathOf(Variable->getInit(), Code, Depth + 1))
        return Origin;
    if (!isa<VarDecl, BindingDecl>(Named->getDecl()))
      return std::nullopt;
    return LockPath{cast<ValueDecl>(Named->getDecl()->getCanonicalDecl()), {}};
  }
  const ValueDecl *Last = nullptr;
  const Expr *Base = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    Last = Member->getMemberDecl();
    Base = Member->getBase();
    // A static member has no object.
    if (isa<VarDecl>(Last))
      return LockPath{cast<ValueDecl>(Last->getCanonicalDecl()), {}};
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (const Expr *Same = handedOnBy(*Call))
      return pathOf(Same, Code, Depth + 1);
    // state.mutex(), global_mutex(): always the same one.
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || isa<CXXOperatorCallExpr>(Call) || Call->getNumArgs() != 0 ||
        !(Call->isGLValue() || Call->getType()->isPointerType()))
      return std::nullopt;
    Last = Callee;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    if (!Member)
      return LockPath{cast<ValueDecl>(Last->getCanonicalDecl()), {}};
    Base = Member->getImplicitObjectArgument();
  } else if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
    return Operator->getOpcode() == UO_AddrOf ||
                   Operator->getOpcode() == UO_Deref
               ? pathOf(Operator->getSubExpr(), Code, Depth + 1)
               : std::nullopt;
  } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
    return pathOf(Element->getBase(), Code, Depth + 1);
  } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
    return pathOf(Cast->getSubExpr(), Code, Depth + 1);
  } else if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
    // A copy of a pointer, std::ref(mutex).
    return Made->getNumArgs() == 1 ? pathOf(Made->getArg(0), Code, Depth + 1)
                                   : std::nullopt;
  }
  if (!Last)
    return std::nullopt;
  std::optional<LockPath> Path = pathOf(Base, Code, Depth + 1);
  if (Path)
    Path->Members.push_back(cast<ValueDecl>(Last->getCanonicalDecl()));
  return Path;
}

std::optional<LockPath> LockPath::of(const Expr *E, Body &Code) {
  return pathOf(E, Code, 0);
}

std::optional<LockPath> LockPath::forCaller(const CallExpr &Call,
                                            const FunctionDecl &Callee,
                                            Body &Caller) const {
  std::optional<LockPath> Path;
  const auto *Variable = dyn_cast_or_null<VarDecl>(Root);
  if (!Root) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (Member)
      Path = of(Member->getImplicitObjectArgument(), Caller);
    // A lambda is called: what it has of this is the caller's.
    else if (isa<CXXOperatorCallExpr>(&Call))
      Path = LockPath();
  } else if (const auto *Parameter = dyn_cast<ParmVarDecl>(Root);
             Parameter && Parameter->getDeclContext() == &Callee) {
    const unsigned Index = Parameter->getFunctionScopeIndex() +
                           (isa<CXXOperatorCallExpr>(&Call) ? 1 : 0);
    if (Index < Call.getNumArgs())
      Path = of(Call.getArg(Index), Caller);
  } else if (!Variable || !Variable->hasLocalStorage() ||
             Variable->getDeclContext() != &Callee) {
    // A global one, or what a lambda has captured.
    Path = LockPath{Root, {}};
  }
  if (Path)
    Path->Members.insert(Path->Members.end(), Members.begin(), Members.end());
  return Path;
}

} // namespace async_tidy
