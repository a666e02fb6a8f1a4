// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ThreadLocals.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"

using namespace clang;

namespace async_tidy {

bool ThreadLocalPath::overlaps(const ThreadLocalPath &Other) const {
  const size_t Common = std::min(Members.size(), Other.Members.size());
  return Variable == Other.Variable &&
         llvm::ArrayRef(Members).take_front(Common) ==
             llvm::ArrayRef(Other.Members).take_front(Common);
}

/// Neither a constant, nor what the implementation makes up.
static const VarDecl *threadLocalIn(const ValueDecl *Named) {
  const auto *Variable = dyn_cast_or_null<VarDecl>(Named);
  return Variable && Variable->getTLSKind() != VarDecl::TLS_None &&
                 !Variable->getType().isConstQualified()
             ? Variable->getCanonicalDecl()
             : nullptr;
}

const VarDecl *ThreadLocals::givenBy(const FunctionDecl &Function) {
  if (!Function.getReturnType()->isLValueReferenceType())
    return nullptr;
  const FunctionDecl *Defined = Function.getDefinition();
  if (!Defined || !Defined->hasBody() ||
      Model.context().getSourceManager().isInSystemHeader(
          Defined->getLocation()))
    return nullptr;
  const auto [It, IsNew] = Given.try_emplace(Defined, nullptr);
  if (IsNew)
    for (const Expr *Value : returnedValues(*Defined))
      if (const auto *Named = dyn_cast<DeclRefExpr>(strip(Value)))
        if (const VarDecl *Variable = threadLocalIn(Named->getDecl()))
          It->second = Variable;
  return It->second;
}

bool ThreadLocalVisitor::VisitDeclRefExpr(DeclRefExpr *Named) {
  if (const VarDecl *Variable = threadLocalIn(Named->getDecl()))
    mention(*Named, *Variable);
  return true;
}

bool ThreadLocalVisitor::VisitCallExpr(CallExpr *Call) {
  if (const FunctionDecl *Callee = Call->getDirectCallee();
      Callee && Call->isLValue())
    if (const VarDecl *Variable = Model.get<ThreadLocals>().givenBy(*Callee))
      mention(*Call, *Variable);
  return true;
}

static LocalAct actOfMember(const CXXMethodDecl &Method) {
  if (Method.isConst())
    return LocalAct::Read;
  // Containers grow and shrink at their ends.
  if (Method.isInStdNamespace() || Method.getParent()->isInStdNamespace()) {
    const std::string Name = simpleName(Method);
    const llvm::StringRef Word = Name;
    if (Word.starts_with("push") || Word.starts_with("emplace"))
      return LocalAct::Raise;
    if (Word.starts_with("pop"))
      return LocalAct::Lower;
  }
  return LocalAct::Change;
}

/// What a function does to an argument for a parameter of type \p Parameter.
static LocalAct actOfParameter(QualType Parameter) {
  return !Parameter->isReferenceType() ||
                 (Parameter->isLValueReferenceType() &&
                  Parameter->getPointeeType().isConstQualified())
             ? LocalAct::Read
             : LocalAct::Change;
}

static LocalAct actOfArgument(const FunctionDecl *Callee, unsigned Index) {
  // std::forward and the like hand it on.
  return Callee && Index < Callee->getNumParams()
             ? actOfParameter(Callee->getParamDecl(Index)->getType())
             : LocalAct::Change;
}

static std::optional<LocalAct> actOfOperator(OverloadedOperatorKind Operator) {
  switch (Operator) {
  case OO_Equal:
    return LocalAct::Set;
  case OO_PlusPlus:
  case OO_PlusEqual:
    return LocalAct::Raise;
  case OO_MinusMinus:
  case OO_MinusEqual:
    return LocalAct::Lower;
  default:
    return std::nullopt;
  }
}

/// What \p Outer does to its part \p Inner.
static void classify(LocalAccess &Access, const Stmt &Outer,
                     const Expr &Inner) {
  Access.By = &Outer;
  Access.Act = LocalAct::Change;
  if (const auto *Cast = dyn_cast<CastExpr>(&Outer)) {
    if (Cast->getCastKind() == CK_LValueToRValue)
      Access.Act = LocalAct::Read;
  } else if (const auto *Operator = dyn_cast<BinaryOperator>(&Outer)) {
    if (!Operator->isAssignmentOp() || Operator->getLHS() != &Inner)
      return;
    Access.Act = Operator->getOpcode() == BO_Assign      ? LocalAct::Set
                 : Operator->getOpcode() == BO_AddAssign ? LocalAct::Raise
                 : Operator->getOpcode() == BO_SubAssign ? LocalAct::Lower
                                                         : LocalAct::Change;
    Access.Value = Operator->getRHS();
  } else if (const auto *Operator = dyn_cast<UnaryOperator>(&Outer)) {
    if (Operator->isIncrementDecrementOp())
      Access.Act =
          Operator->isIncrementOp() ? LocalAct::Raise : LocalAct::Lower;
  } else if (const auto *Call = dyn_cast<CallExpr>(&Outer)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const auto At = llvm::find(Call->arguments(), &Inner);
    const unsigned Index = std::distance(Call->arguments().begin(), At);
    if (Index == Call->getNumArgs())
      return;
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    const auto Act = Operator && Index == 0
                         ? actOfOperator(Operator->getOperator())
                         : std::nullopt;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (Act) {
      Access.Act = *Act;
      if (Operator->getNumArgs() > 1)
        Access.Value = Operator->getArg(1);
    } else if (Operator && Method && !Method->isStatic()) {
      Access.Act =
          Index == 0 ? actOfMember(*Method) : actOfArgument(Callee, Index - 1);
    } else if (Callee && Callee->isInStdNamespace() && Index == 0 &&
               Callee->getIdentifier() && Callee->getName() == "exchange") {
      Access.Act = LocalAct::Set;
      Access.Value = Call->getArg(1);
    } else {
      Access.Act = actOfArgument(Callee, Index);
    }
  } else if (const auto *Made = dyn_cast<CXXConstructExpr>(&Outer)) {
    const auto At = llvm::find(Made->arguments(), &Inner);
    Access.Act = actOfArgument(Made->getConstructor(),
                               std::distance(Made->arguments().begin(), At));
  }
}

/// The variable that \p Declared makes refer to \p Init.
static const VarDecl *holderOf(const DeclStmt &Declared, const Expr &Init) {
  for (const Decl *D : Declared.decls())
    if (const auto *Variable = dyn_cast<VarDecl>(D);
        Variable && Variable->getInit() && Variable->hasLocalStorage() &&
        strip(Variable->getInit()) == strip(&Init))
      return Variable;
  return nullptr;
}

void ThreadLocalVisitor::mention(const Expr &Named, const VarDecl &Variable) {
  LocalAccess Access;
  Access.Path.Variable = &Variable;
  Access.Named = &Named;
  const auto *Inner = &Named;
  const UnaryOperator *Address = nullptr;
  for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around))) {
    if (const auto *Declared = dyn_cast<DeclStmt>(Outer)) {
      Access.Holder = holderOf(*Declared, *Inner);
      if (Access.Holder)
        Access.Act = LocalAct::Refer;
      Access.By = Outer;
      break;
    }
    const auto *E = dyn_cast<Expr>(Outer);
    const auto *Member = dyn_cast<MemberExpr>(Outer);
    const auto *Cast = dyn_cast<ImplicitCastExpr>(Outer);
    if (Member && !Member->isArrow() && !Address) {
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
        Access.Path.Members.push_back(Field);
        Inner = Member;
        continue;
      }
      if (const auto *Method =
              dyn_cast<CXXMethodDecl>(Member->getMemberDecl())) {
        Access.Act = actOfMember(*Method);
        Access.By = Outer;
        break;
      }
    }
    if (const auto *Operator = dyn_cast<UnaryOperator>(Outer);
        Operator && Operator->getOpcode() == UO_AddrOf && !Address) {
      Address = Operator;
      Inner = Operator;
      continue;
    }
    if (E && (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr>(E) ||
              (Cast && Cast->getCastKind() != CK_LValueToRValue))) {
      Inner = E;
      continue;
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Outer);
        Element && Element->getBase() == Inner && !Address) {
      Inner = Element;
      continue;
    }
    if (Address) {
      Access.Act = LocalAct::Change;
      Access.By = Outer;
    } else {
      classify(Access, *Outer, *Inner);
    }
    break;
  }
  if (!Access.By)
    Access.By = &Named;
  accessed(Access);
}

} // namespace async_tidy
