// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Lender.h"
#include "support/code/Names.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

template <typename Attribute> static bool carries(const CXXRecordDecl *Class) {
  if (!Class)
    return false;
  if (Class->hasAttr<Attribute>() ||
      Class->getCanonicalDecl()->hasAttr<Attribute>())
    return true;
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  return Instance && Instance->getSpecializedTemplate()
                         ->getTemplatedDecl()
                         ->hasAttr<Attribute>();
}

static bool isView(QualType Type) {
  return carries<PointerAttr>(Type.getNonReferenceType()->getAsCXXRecordDecl());
}

/// A container or string, which dies with what it holds. What a unique_ptr
/// points to may have been moved on.
static bool isOwner(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return carries<OwnerAttr>(Class) && Class->isInStdNamespace() &&
         Class->getIdentifier() && Class->getName() != "unique_ptr";
}

bool borrows(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return false;
  if (Type->isReferenceType() || Type->isPointerType())
    return !Type->getPointeeType()->isFunctionType();
  return isView(Type);
}

namespace {

class LenderFinder {
public:
  explicit LenderFinder(Body &Within) : Within(Within) {}

  /// What the object is, or is a part of, that \p E stands for.
  std::optional<Lender> object(const Expr *E) {
    E = bare(E);
    if (!E || ++Steps > 64)
      return std::nullopt;
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      return temporary(*Temporary);
    if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      return variable(*Named);
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (!Field || Field->getType()->isReferenceType())
        return std::nullopt;
      return Member->isArrow() ? pointee(Member->getBase())
                               : object(Member->getBase());
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      return pointee(Element->getBase());
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_Deref ? pointee(Operator->getSubExpr())
                                               : std::nullopt;
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      return either(object(Choice->getTrueExpr()),
                    object(Choice->getFalseExpr()));
    }
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return ofCall(*Call, /*IsObject=*/true);
    return std::nullopt;
  }

  /// What a pointer or view \p E points into.
  std::optional<Lender> pointee(const Expr *E) {
    E = bare(E);
    if (!E || ++Steps > 64)
      return std::nullopt;
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      switch (Cast->getCastKind()) {
      case CK_ArrayToPointerDecay:
        return object(Cast->getSubExpr());
      case CK_LValueToRValue:
      case CK_BitCast:
      case CK_UserDefinedConversion:
      case CK_ConstructorConversion:
        return pointee(Cast->getSubExpr());
      default:
        return std::nullopt;
      }
    }
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      return pointee(Temporary->getSubExpr());
    if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      return valueOf(*Named);
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_AddrOf ? object(Operator->getSubExpr())
                                                : std::nullopt;
    if (const auto *Sum = dyn_cast<BinaryOperator>(E))
      return Sum->isAdditiveOp() && Sum->getLHS()->getType()->isPointerType()
                 ? pointee(Sum->getLHS())
                 : std::nullopt;
    if (const auto *View = dyn_cast<CXXConstructExpr>(E))
      return View->getNumArgs() > 0 && isView(View->getType())
                 ? seen(View->getArg(0))
                 : std::nullopt;
    if (const auto *List = dyn_cast<InitListExpr>(E))
      return List->getNumInits() > 0 ? seen(List->getInit(0)) : std::nullopt;
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      return either(pointee(Choice->getTrueExpr()),
                    pointee(Choice->getFalseExpr()));
    }
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return ofCall(*Call, /*IsObject=*/false);
    return std::nullopt;
  }

  std::optional<Lender> initialiser(const VarDecl &Variable) {
    const Expr *Init = Variable.getInit();
    if (!Init)
      return std::nullopt;
    auto Found =
        Variable.getType()->isReferenceType() ? object(Init) : pointee(Init);
    // It is dead before anybody can be given it.
    if (Found && Found->What == Lender::Kind::Temporary)
      return std::nullopt;
    return Found;
  }

private:
  /// \p E without what leaves the object alone.
  static const Expr *bare(const Expr *E) {
    while (E) {
      const Expr *Inner = E->IgnoreParens();
      if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Inner))
        Inner = Default->getExpr();
      else if (const auto *Full = dyn_cast<FullExpr>(Inner))
        Inner = Full->getSubExpr();
      else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Inner))
        Inner = Bound->getSubExpr();
      else if (const auto *Cast = dyn_cast<CastExpr>(Inner);
               Cast && (Cast->getCastKind() == CK_NoOp ||
                        Cast->getCastKind() == CK_DerivedToBase ||
                        Cast->getCastKind() == CK_UncheckedDerivedToBase))
        Inner = Cast->getSubExpr();
      if (Inner == E)
        return E;
      E = Inner;
    }
    return E;
  }

  /// The one that dies first is the worse one.
  static std::optional<Lender> either(std::optional<Lender> A,
                                      std::optional<Lender> B) {
    return A && (!B || A->What <= B->What) ? A : B;
  }

  static std::optional<Lender>
  temporary(const MaterializeTemporaryExpr &Temporary) {
    if (const ValueDecl *Owner = Temporary.getExtendingDecl()) {
      const auto *Variable = dyn_cast<VarDecl>(Owner);
      if (!Variable || !Variable->hasLocalStorage())
        return std::nullopt;
      return Lender{Lender::Kind::Local, Variable, &Temporary};
    }
    // Nothing of a tag or a stateless function object is ever read.
    const CXXRecordDecl *Class = Temporary.getType()->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition() && Class->isEmpty())
      return std::nullopt;
    return Lender{Lender::Kind::Temporary, nullptr, &Temporary};
  }

  std::optional<Lender> variable(const DeclRefExpr &Named) {
    const auto *Variable = dyn_cast<VarDecl>(Named.getDecl());
    if (!Variable || !Variable->hasLocalStorage())
      return std::nullopt;
    if (Variable->getDeclContext() != &Within.function())
      return isCopied(*Variable) && Named.refersToEnclosingVariableOrCapture()
                 ? std::optional(
                       Lender{Lender::Kind::Capture, Variable, &Named})
                 : std::nullopt;
    if (!Variable->getType()->isReferenceType())
      return Lender{Lender::Kind::Local, Variable, &Named};
    if (isa<ParmVarDecl>(Variable))
      return Lender{Lender::Kind::Parameter, Variable, &Named};
    return through(Named, *Variable);
  }

  std::optional<Lender> valueOf(const DeclRefExpr &Named) {
    const auto *Variable = dyn_cast<VarDecl>(Named.getDecl());
    if (!Variable || !Variable->hasLocalStorage() ||
        Variable->getDeclContext() != &Within.function() ||
        isChanged(*Variable))
      return std::nullopt;
    const bool IsParameter = isa<ParmVarDecl>(Variable);
    // auto &&range = view;
    if (Variable->getType()->isReferenceType())
      return IsParameter || !Variable->getInit() ? std::nullopt
                                                 : pointee(Variable->getInit());
    if (IsParameter)
      return Lender{Lender::Kind::Parameter, Variable, &Named};
    return through(Named, *Variable);
  }

  std::optional<Lender> through(const DeclRefExpr &Named,
                                const VarDecl &Variable) {
    auto Found = initialiser(Variable);
    if (Found)
      Found->Named = &Named;
    return Found;
  }

  /// Whether the function is a lambda's and holds a copy of \p Variable.
  bool isCopied(const VarDecl &Variable) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Within.function());
    if (!Method || !Method->getParent()->isLambda() ||
        Variable.getType()->isReferenceType())
      return false;
    return llvm::any_of(Method->getParent()->captures(),
                        [&](const LambdaCapture &Capture) {
                          return Capture.capturesVariable() &&
                                 Capture.getCapturedVar() == &Variable &&
                                 Capture.getCaptureKind() == LCK_ByCopy;
                        });
  }

  bool isChanged(const VarDecl &Variable) const {
    return !Variable.isImplicit() && !Variable.getType().isConstQualified() &&
           Within.mayChange(Variable);
  }

  /// What a view sees that is made of \p Argument: of a container its
  /// elements, of a pointer or another view what that points to.
  std::optional<Lender> seen(const Expr *Argument) {
    const QualType Type = Argument->getType();
    if (isOwner(Type) || Type->isArrayType())
      return object(Argument);
    if (Type->isPointerType() || isView(Type))
      return pointee(Argument);
    return std::nullopt;
  }

  std::optional<Lender> ofCall(const CallExpr &Call, bool IsObject) {
    const FunctionDecl *Called = Call.getDirectCallee();
    if (!Called)
      return std::nullopt;
    const QualType Result = Called->getReturnType();
    if (IsObject ? !Result->isReferenceType() : !borrows(Result))
      return std::nullopt;
    // vector[0], text.c_str(), text's conversion to a view, view.substr(1)
    const auto *Method = dyn_cast<CXXMethodDecl>(Called);
    if (Method && !Method->isStatic()) {
      const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
      const Expr *Object =
          Member ? Member->getImplicitObjectArgument() : Call.getArg(0);
      // map[key] and map.find(key) give parts of the map.
      if (!Object->getType()->isPointerType())
        return seen(Object);
      return std::nullopt;
    }
    if (Call.getNumArgs() != 1 || !Called->isInStdNamespace() ||
        !Called->getIdentifier())
      return std::nullopt;
    const llvm::StringRef Name = Called->getName();
    if (IsObject && (Name == "move" || Name == "forward" ||
                     Name == "as_const" || Name == "move_if_noexcept")) {
      auto Found = object(Call.getArg(0));
      if (Found)
        Found->IsMoved |= Name == "move";
      return Found;
    }
    if (Name == "addressof")
      return object(Call.getArg(0));
    if (Name == "begin" || Name == "cbegin" || Name == "data")
      return seen(Call.getArg(0));
    return std::nullopt;
  }

  Body &Within;
  unsigned Steps = 0;
};

} // namespace

std::optional<Lender> lenderOf(const Expr &Argument, QualType Parameter,
                               Body &Within) {
  if (!borrows(Parameter))
    return std::nullopt;
  LenderFinder Finder(Within);
  return Parameter->isReferenceType() ? Finder.object(&Argument)
                                      : Finder.pointee(&Argument);
}

std::optional<Lender> lenderOfVariable(const VarDecl &Variable, Body &Within) {
  if (!borrows(Variable.getType()))
    return std::nullopt;
  return LenderFinder(Within).initialiser(Variable);
}

} // namespace async_tidy
