// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NamedLiterals.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/flow/TextTypes.h"

using namespace clang;

namespace async_tidy {

std::string asciiText(const StringLiteral &Literal) {
  std::string Text;
  for (unsigned I = 0; I != Literal.getLength(); ++I) {
    const uint32_t Unit = Literal.getCodeUnit(I);
    if (Unit == 0 || Unit > 127)
      return "";
    Text += static_cast<char>(Unit);
  }
  return Text;
}

/// A string, a view, characters, or an optional one of these.
static bool isText(QualType Type) {
  Type = Type.getNonReferenceType();
  if (const auto *Array = Type->getAsArrayTypeUnsafe())
    return Array->getElementType()->isAnyCharacterType();
  if (Type->isPointerType())
    return Type->getPointeeType()->isAnyCharacterType();
  if (isTextClass(Type))
    return true;
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  return Instance && qualifiedName(*Instance) == "std::optional" &&
         isText(Instance->getTemplateArgs()[0].getAsType());
}

/// The literal that is the value of \p E, by itself or by a constant.
static const StringLiteral *valueOf(const Expr *E) {
  if (const StringLiteral *Literal = literalOf(E))
    return Literal;
  // std::string(Constant)
  E = stripCasts(E);
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E)) {
    if (Made->getNumArgs() == 0)
      return nullptr;
    E = stripCasts(Made->getArg(0));
  }
  const auto *Reference = dyn_cast_or_null<DeclRefExpr>(E);
  const auto *Constant =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  const bool IsConstant =
      Constant && Constant->getInit() && isText(Constant->getType()) &&
      (Constant->isConstexpr() || Constant->getType().isConstQualified());
  return IsConstant ? literalOf(Constant->getInit()) : nullptr;
}

namespace {
class Visitor : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  Visitor(const ASTContext &Context, NamedLiteralSink Sink)
      : Base(Context), Sink(Sink) {}

  void give(const NamedDecl &Named, QualType Type, const Expr *Value) {
    const StringLiteral *Literal = isText(Type) ? valueOf(Value) : nullptr;
    if (Literal && Named.getIdentifier())
      Sink({Literal, Named.getName().str()});
  }

  bool VisitStringLiteral(StringLiteral *Literal) override {
    Sink({Literal, ""});
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) override {
    if (Variable->getInit() && !isa<ParmVarDecl>(Variable))
      give(*Variable, Variable->getType(), Variable->getInit());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Assignment) override {
    if (Assignment->getOpcode() == BO_Assign)
      assign(Assignment->getLHS(), Assignment->getRHS());
    return true;
  }
  bool VisitReturnStmt(ReturnStmt *Return) override {
    if (Function && Return->getRetValue())
      give(*Function, Function->getReturnType(), Return->getRetValue());
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->getOperator() != OO_Call) {
      if (Operator->getOperator() == OO_Equal && Call->getNumArgs() == 2)
        assign(Call->getArg(0), Call->getArg(1));
      return true;
    }
    const WrittenArguments Written(*Call);
    const FunctionDecl *Callee = Call->getDirectCallee();
    bindArguments(Callee, Written.Arguments,
                  Written.Arguments.size() == 2 && isText(Call->getType()));
    // config.set_password("...")
    if (Callee && Callee->getIdentifier() && Written.Object &&
        Written.Arguments.size() == 1 &&
        llvm::StringRef(Callee->getName()).starts_with_insensitive("set"))
      give(*Callee, Written.Arguments[0]->IgnoreImplicit()->getType(),
           Written.Arguments[0]);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) override {
    bindArguments(Construction->getConstructor(),
                  WrittenArguments(*Construction).Arguments);
    return true;
  }
  bool VisitInitListExpr(InitListExpr *List) override {
    // It is visited as written: in what order the fields are is known of the
    // other form.
    if (List->getSemanticForm())
      List = List->getSemanticForm();
    const auto *Class = List->getType()->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition()) {
      unsigned Index = Class->getNumBases();
      for (const FieldDecl *Field : Class->fields()) {
        if (Index >= List->getNumInits())
          break;
        if (!Field->isUnnamedBitField())
          give(*Field, Field->getType(), List->getInit(Index++));
      }
    }
    pairUp(List->inits());
    return true;
  }

  const FunctionDecl *Function = nullptr;

private:
  void assign(const Expr *Target, const Expr *Value) {
    Target = stripCasts(Target);
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Target))
      return give(*Reference->getDecl(), Target->getType(), Value);
    if (const auto *Member = dyn_cast<MemberExpr>(Target))
      return give(*Member->getMemberDecl(), Target->getType(), Value);
    // settings["password"] = "..."
    const auto *Element = dyn_cast<CXXOperatorCallExpr>(Target);
    if (Element && Element->getOperator() == OO_Subscript &&
        Element->getNumArgs() == 2)
      enter(Element->getArg(1), Value);
  }

  void bindArguments(const FunctionDecl *Callee,
                     llvm::ArrayRef<const Expr *> Arguments,
                     bool GivesText = false) {
    for (unsigned I = 0; Callee && I != Arguments.size(); ++I) {
      if (I >= Callee->getNumParams())
        break;
      for (const FunctionDecl *Declared : Callee->redecls()) {
        const ParmVarDecl *Parameter = Declared->getParamDecl(I);
        if (!Parameter->getIdentifier())
          continue;
        give(*Parameter, Parameter->getType(), Arguments[I]);
        break;
      }
    }
    pairUp(Arguments, GivesText);
  }

  /// {"password", "..."}, emplace("password", "..."), setenv("PASSWORD", "...")
  template <typename Range>
  void pairUp(const Range &Values, bool GivesText = false) {
    const Expr *Key = nullptr;
    for (const Expr *Value : Values) {
      if (Key && Value)
        enter(Key, Value, GivesText);
      Key = Value;
    }
  }

  void enter(const Expr *Key, const Expr *Value, bool IsDefault = false) {
    const StringLiteral *Name = literalOf(Key);
    const StringLiteral *Literal = Name ? valueOf(Value) : nullptr;
    if (Literal)
      Sink({Literal, asciiText(*Name), /*IsEntry=*/true, IsDefault});
  }

  NamedLiteralSink Sink;
};
} // namespace

void visitLiterals(const FunctionDecl &Function, const ASTContext &Context,
                   NamedLiteralSink Sink) {
  Visitor V(Context, Sink);
  V.Function = &Function;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Init : Constructor->inits()) {
      if (!Init->isWritten())
        continue;
      if (Init->isMemberInitializer())
        V.give(*Init->getMember(), Init->getMember()->getType(),
               Init->getInit());
      V.TraverseStmt(Init->getInit());
    }
  V.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

void visitLiterals(const DeclaratorDecl &Variable, const ASTContext &Context,
                   NamedLiteralSink Sink) {
  const Expr *Init = nullptr;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable)) {
    if (Parameter->hasDefaultArg() && !Parameter->hasUnparsedDefaultArg() &&
        !Parameter->hasUninstantiatedDefaultArg())
      Init = Parameter->getDefaultArg();
  } else if (const auto *Known = dyn_cast<VarDecl>(&Variable)) {
    Init = Known->getInit();
  } else if (const auto *Field = dyn_cast<FieldDecl>(&Variable)) {
    Init = Field->getInClassInitializer();
  }
  if (!Init)
    return;
  Visitor V(Context, Sink);
  V.give(Variable, Variable.getType(), Init);
  V.TraverseStmt(const_cast<Expr *>(Init));
}

} // namespace async_tidy
