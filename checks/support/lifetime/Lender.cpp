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

/// A class of the standard library whose objects hold what their type arguments
/// say: std::optional<std::string_view>, std::tuple<const T &>,
/// std::vector<std::span<T>>.
static const ClassTemplateSpecializationDecl *holderOf(QualType Type) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  return Class && Class->isInStdNamespace() && !isView(Type) ? Class : nullptr;
}

static bool isInitializerList(QualType Type) {
  const ClassTemplateSpecializationDecl *Class = holderOf(Type);
  return Class && Class->getIdentifier() &&
         Class->getName() == "initializer_list";
}

/// Whether an object of \p Type, itself no reference, has a reference or a view
/// in it that whoever makes the object gives it. Plain pointers in classes may
/// own what they point to.
static bool holdsBorrowed(QualType Type, unsigned Depth = 0) {
  constexpr unsigned Deepest = 4;
  if (Type.isNull() || Type->isDependentType() || Depth == Deepest)
    return false;
  if (isView(Type) || isInitializerList(Type))
    return true;
  const auto Holds = [&](QualType Part) {
    return Part->isReferenceType() || holdsBorrowed(Part, Depth + 1);
  };
  if (const ClassTemplateSpecializationDecl *Holder = holderOf(Type))
    return llvm::any_of(
        Holder->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
          return llvm::any_of(
              A.getKind() == TemplateArgument::Pack ? A.getPackAsArray()
                                                    : llvm::ArrayRef(A),
              [&](const TemplateArgument &Each) {
                return Each.getKind() == TemplateArgument::Type &&
                       Holds(Each.getAsType());
              });
        });
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && Class->isAggregate() &&
         (llvm::any_of(Class->fields(),
                       [&](const FieldDecl *Field) {
                         return Holds(Field->getType());
                       }) ||
          llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &Base) {
            return Holds(Base.getType());
          }));
}

bool borrows(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return false;
  if (Type->isReferenceType() || Type->isPointerType())
    return !Type->getPointeeType()->isFunctionType();
  return holdsBorrowed(Type);
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
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      return constructed(*Made);
    if (const auto *List = dyn_cast<InitListExpr>(E))
      return listed(*List);
    if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
      return object(List->getSubExpr());
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

  /// What a view, an object that holds views, or a copy of either, is made of.
  std::optional<Lender> constructed(const CXXConstructExpr &Made) {
    if (Made.getNumArgs() == 0)
      return std::nullopt;
    if (isView(Made.getType()))
      return seen(Made.getArg(0));
    if (Made.getConstructor()->isCopyOrMoveConstructor())
      return pointee(Made.getArg(0));
    if (!holderOf(Made.getType()))
      return std::nullopt;
    std::optional<Lender> First;
    for (const Expr *Argument : Made.arguments())
      First = either(First, held(Argument));
    return First;
  }

  /// {text, 1} of an aggregate, and of a view's elements.
  std::optional<Lender> listed(const InitListExpr &List) {
    const ASTContext &Context = Within.function().getASTContext();
    std::optional<Lender> First;
    if (List.getType()->isArrayType()) {
      for (const Expr *Element : List.inits())
        First = either(First, pointee(Element));
      return First;
    }
    const CXXRecordDecl *Class = List.getType()->getAsCXXRecordDecl();
    if (!Class || isView(List.getType()) || !Class->isAggregate())
      return List.getNumInits() > 0 ? seen(List.getInit(0)) : std::nullopt;
    unsigned Index = Class->getNumBases();
    for (const FieldDecl *Field : Class->fields()) {
      if (Index == List.getNumInits())
        break;
      const Expr *Init = List.getInit(Index++);
      if (Field->getType()->isReferenceType())
        First = either(First, object(Init));
      else if (holdsBorrowed(Context.getBaseElementType(Field->getType())))
        First = either(First, pointee(Init));
    }
    return First;
  }

  /// What a holder keeps of \p Argument: a view of it, or of its elements.
  std::optional<Lender> held(const Expr *Argument) {
    const Expr *E = bare(Argument);
    if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E)) {
      const Expr *Array = bare(List->getSubExpr());
      if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Array))
        Array = bare(Temporary->getSubExpr());
      std::optional<Lender> First;
      if (const auto *Elements = dyn_cast<InitListExpr>(Array))
        for (const Expr *Element : Elements->inits())
          First = either(First, pointee(Element));
      return First;
    }
    return seen(E);
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
    if (isOwner(Type) || Type->isArrayType() || isSoleOwner(*Argument))
      return object(Argument);
    if (Type->isPointerType() || isView(Type))
      return pointee(Argument);
    return std::nullopt;
  }

  /// Whether \p E is a variable of type std::unique_ptr that nothing in the
  /// function moves or releases.
  bool isSoleOwner(const Expr &E) const {
    const auto *Named = dyn_cast<DeclRefExpr>(bare(&E));
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    const CXXRecordDecl *Class =
        Variable ? Variable->getType()->getAsCXXRecordDecl() : nullptr;
    return Class && carries<OwnerAttr>(Class) && Class->isInStdNamespace() &&
           !isOwner(Variable->getType()) && !Within.mayChange(*Variable) &&
           llvm::none_of(
               Within.callsNaming(*Variable), [&](const CallExpr *Call) {
                 // s.release(), s.reset()
                 const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
                 const CXXMethodDecl *Method =
                     Member ? Member->getMethodDecl() : nullptr;
                 const auto *Of = dyn_cast_or_null<DeclRefExpr>(
                     Method ? bare(Member->getImplicitObjectArgument())
                            : nullptr);
                 return Of && Of->getDecl() == Variable && !Method->isConst();
               });
  }

  /// What \p Object lends by a method that returns a member of it.
  ///     const std::string &name() const { return name_; }
  std::optional<Lender> ofGetter(const CXXMethodDecl &Method,
                                 const Expr &Object, bool IsObject) {
    const auto *Block = dyn_cast_or_null<CompoundStmt>(Method.getBody());
    const auto *Return = Block && Block->size() == 1
                             ? dyn_cast<ReturnStmt>(Block->body_front())
                             : nullptr;
    const Expr *Value = Return ? Return->getRetValue() : nullptr;
    if (!Value || Method.isVirtual())
      return std::nullopt;
    // A view of a member that is a container, or the member itself.
    const Expr *E = bare(Value);
    if (!IsObject) {
      while (!isa<MemberExpr>(E)) {
        const auto *Made = dyn_cast<CXXConstructExpr>(E);
        const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
        const auto *Cast = dyn_cast<CastExpr>(E);
        const Expr *Inner = Made && Made->getNumArgs() > 0 ? Made->getArg(0)
                            : Call ? Call->getImplicitObjectArgument()
                            : Cast ? Cast->getSubExpr()
                                   : nullptr;
        if (!Inner)
          return std::nullopt;
        E = bare(Inner);
      }
      if (!isOwner(E->getType()))
        return std::nullopt;
    }
    const auto *Member = dyn_cast<MemberExpr>(E);
    const auto *Field =
        Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
    return Field && !Field->getType()->isReferenceType() &&
                   isa<CXXThisExpr>(bare(Member->getBase()))
               ? object(&Object)
               : std::nullopt;
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
      if (Object->getType()->isPointerType())
        return std::nullopt;
      const auto Found = seen(Object);
      return Found ? Found : ofGetter(*Method, *Object, IsObject);
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
    if (Name == "addressof" || Name == "ref" || Name == "cref")
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
