// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Places.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"

using namespace clang;

namespace async_tidy::mutation {

/// The arguments of \p Call as written, with the parameters that take them.
static void forEachArgument(
    const CallExpr &Call, const FunctionDecl &Defined,
    llvm::function_ref<void(const Expr &, const ParmVarDecl &)> Found) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Defined);
  if (Method && Method->isExplicitObjectMemberFunction())
    return;
  const unsigned First = isa<CXXOperatorCallExpr>(Call) && Method ? 1 : 0;
  for (unsigned I = First; I < Call.getNumArgs(); ++I)
    if (I - First < Defined.getNumParams() &&
        !isa<CXXDefaultArgExpr>(Call.getArg(I)))
      Found(*Call.getArg(I), *Defined.getParamDecl(I - First));
}

static bool isText(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->isInStdNamespace() &&
         Class->getName() == "basic_string_view";
}

static bool isView(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasAttr<PointerAttr>();
}

/// \p Argument made a temporary; empty where it is one, or cannot be made one.
static std::string temporaryOf(const Expr &Argument, QualType Parameter,
                               const UnitCode &Code) {
  const Expr *Written = Argument.IgnoreUnlessSpelledInSource();
  const std::string Text = Code.text(Written->getSourceRange());
  const QualType Given = Written->getType();
  if (Text.empty())
    return "";
  if (Parameter->isReferenceType())
    return Written->isGLValue() && !Given->isArrayType() &&
                   !Given->isFunctionType() &&
                   Code.model().context().hasSameUnqualifiedType(
                       Given, Parameter.getNonReferenceType()) &&
                   !(Parameter->isLValueReferenceType() &&
                     !Parameter.getNonReferenceType().isConstQualified())
               ? "planted_temporary(" + Text + ")"
               : "";
  if (!isView(Parameter))
    return "";
  if (Given->isRecordType() && !isView(Given))
    return Written->isLValue() ? "planted_temporary(" + Text + ")" : "";
  return isText(Parameter) ? "std::string(" + Text + ")" : "";
}

std::vector<Place> temporaryPlaces(const UnitCode &Code) {
  std::vector<Place> Found;
  for (const Start &S : Code.starts()) {
    const FunctionDecl *Coroutine = S.coroutine();
    if (!Coroutine || !(S.Goes.lasts() || S.Goes.Statement))
      continue;
    forEachArgument(
        *S.Call, *Coroutine,
        [&](const Expr &Argument, const ParmVarDecl &Parameter) {
          const std::string Text =
              temporaryOf(Argument, Parameter.getType(), Code);
          if (Text.empty() || !Code.isOwnText(Argument.getSourceRange()) ||
              !Code.isNamedLate(*Coroutine, Parameter))
            return;
          const SourceRange Written =
              Argument.IgnoreUnlessSpelledInSource()->getSourceRange();
          Place Here{"temporary",
                     Written.getBegin(),
                     {Code.replacement(Written, Text)}};
          if (S.Goes.Statement) {
            const auto *Await = dyn_cast<CoawaitExpr>(S.Goes.Statement);
            const Expr *Operand = Await ? awaitedOperand(*Await) : nullptr;
            if (!Operand || strip(Operand) != S.Call ||
                !Code.isOwnText(Await->getSourceRange()))
              return;
            Here.Edits.insert(Here.Edits.begin(),
                              Code.replacement({Await->getKeywordLoc(),
                                                Await->getKeywordLoc()},
                                               "auto planted_task ="));
            Here.Edits.push_back(
                Code.insertion(Code.endOf(S.Call->getEndLoc()),
                               "; co_await static_cast<decltype(planted_task) "
                               "&&>(planted_task)"));
          }
          Found.push_back(std::move(Here));
        });
  }
  return Found;
}

/// Whether nothing but leaving it follows in the scope of \p Variable, which is
/// declared in \p S's function, where the task is made.
static bool endsThere(const VarDecl &Variable, const Start &S) {
  for (size_t I = S.Around.size() - 1; I-- > 0;) {
    if (isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt, SwitchStmt,
            CXXTryStmt>(S.Around[I]))
      return false;
    const auto *Block = dyn_cast<CompoundStmt>(S.Around[I]);
    if (!Block)
      continue;
    bool IsBehind = false, Declares = I == 0 && isa<ParmVarDecl>(Variable);
    for (const Stmt *Each : Block->body()) {
      if (IsBehind &&
          !isa<ReturnStmt, CoreturnStmt, ContinueStmt, BreakStmt, NullStmt>(
              Each))
        return false;
      IsBehind |= Each == S.Around[I + 1];
      if (const auto *Declared = dyn_cast<DeclStmt>(Each))
        Declares |= llvm::is_contained(Declared->decls(), &Variable);
    }
    if (Declares)
      return true;
  }
  return false;
}

/// Whether what \p Argument names is gone for sure when the task goes on.
static bool diesFirst(const Expr &Argument, const ParmVarDecl &Parameter,
                      const Start &S) {
  const Expr *Written = Argument.IgnoreUnlessSpelledInSource();
  if (Written->isPRValue() || !Parameter.getASTContext().hasSameUnqualifiedType(
                                  Written->getType(), Parameter.getType()))
    return true;
  if (const auto *Move = dyn_cast<CallExpr>(Written);
      Move && Move->isCallToStdMove())
    Written = Move->getArg(0)->IgnoreUnlessSpelledInSource();
  const auto *Named = dyn_cast<DeclRefExpr>(Written);
  const auto *Local = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  // Of a function that only returns the task its caller has made it, and has it
  // until the full expression ends.
  if (Local && isa<ParmVarDecl>(Local) && S.Goes.What == Fate::Kind::Returned &&
      !coroutineBody(*S.By) && Local->getType()->isRecordType())
    return false;
  return Local && Local->hasLocalStorage() &&
         !Local->getType()->isReferenceType() &&
         !Named->refersToEnclosingVariableOrCapture() && !S.By->isMain() &&
         endsThere(*Local, S);
}

/// Whether every declaration of \p Function can be edited.
static bool areOwn(const FunctionDecl &Function, const UnitCode &Code) {
  return llvm::all_of(Function.redecls(), [&](const FunctionDecl *Each) {
    return Code.isOwnText(Each->getSourceRange());
  });
}

std::vector<Place> byReferencePlaces(const UnitCode &Code) {
  std::vector<Place> Found;
  llvm::SmallPtrSet<const ParmVarDecl *, 16> Seen;
  for (const Start &S : Code.starts()) {
    const FunctionDecl *Coroutine = S.coroutine();
    if (!Coroutine || !S.Goes.lasts() || S.Goes.What == Fate::Kind::Held ||
        !areOwn(*Coroutine, Code))
      continue;
    forEachArgument(*S.Call, *Coroutine,
                    [&](const Expr &Argument, const ParmVarDecl &Parameter) {
                      const QualType Type = Parameter.getType();
                      if (Type->isReferenceType() || Type->isAnyPointerType() ||
                          !Parameter.getIdentifier() ||
                          !diesFirst(Argument, Parameter, S) ||
                          !Code.isNamedLate(*Coroutine, Parameter) ||
                          !Seen.insert(&Parameter).second)
                        return;
                      // Of what cannot be copied one takes the only one there
                      // is.
                      const bool IsMoved = isUnique(Type);
                      Place Here{"by-reference", Parameter.getLocation(), {}};
                      for (const FunctionDecl *Each : Coroutine->redecls()) {
                        const ParmVarDecl &Given = *Each->getParamDecl(
                            Parameter.getFunctionScopeIndex());
                        if (!IsMoved && !Type.isConstQualified())
                          Here.Edits.push_back(
                              Code.insertion(Given.getBeginLoc(), "const "));
                        Here.Edits.push_back(Code.insertion(
                            Given.getLocation(), IsMoved ? "&&" : "&"));
                      }
                      Found.push_back(std::move(Here));
                    });
  }
  return Found;
}

namespace {
/// Finds the statement of a block that has a body's first suspension point in
/// it, if the coroutine goes on behind that: no loop, no co_return.
class FirstWait : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;
  bool dataTraverseStmtPre(Stmt *S) override {
    Around.push_back(S);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *) override {
    Around.pop_back();
    return true;
  }
  bool VisitCoroutineSuspendExpr(CoroutineSuspendExpr *Point) override {
    if (neverSuspends(*Point))
      return true;
    for (size_t I = Around.size() - 1; I-- > 0;) {
      if (isa<CompoundStmt>(Around[I])) {
        if (!isa<CoreturnStmt>(Around[I + 1]))
          Found = Around[I + 1];
        break;
      }
      if (isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt, SwitchStmt>(
              Around[I]))
        break;
    }
    return false;
  }
  const Stmt *Found = nullptr;

private:
  std::vector<const Stmt *> Around;
};
} // namespace

/// Something that a lambda can have a copy of where \p S calls it: a parameter
/// of the function, or a variable of a block around.
static std::string localFor(const Start &S) {
  const auto CanCopy = [&](const ValueDecl &Variable) {
    const QualType Type = Variable.getType().getNonReferenceType();
    const CXXRecordDecl *Class = classOf(Type);
    return Variable.getIdentifier() && !Type->isDependentType() &&
           !Type->isArrayType() &&
           (!Class || (Class->hasDefinition() && !Class->isAbstract() &&
                       !isUnique(Type)));
  };
  std::string Name = "0";
  for (const ParmVarDecl *Parameter : S.By->parameters())
    if (CanCopy(*Parameter))
      Name = Parameter->getNameAsString();
  for (size_t I = 0; I + 1 < S.Around.size(); ++I)
    if (const auto *Block = dyn_cast<CompoundStmt>(S.Around[I]))
      for (const Stmt *Each : Block->body()) {
        if (Each == S.Around[I + 1])
          break;
        if (const auto *Declared = dyn_cast<DeclStmt>(Each))
          for (const Decl *D : Declared->decls())
            if (const auto *Variable = dyn_cast<VarDecl>(D);
                Variable && !isa<DecompositionDecl>(Variable) &&
                CanCopy(*Variable))
              Name = Variable->getNameAsString();
      }
  return Name;
}

std::vector<Place> capturePlaces(const UnitCode &Code) {
  std::vector<Place> Found;
  for (const Start &S : Code.starts()) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S.Call);
    const auto *Lambda = Operator && Operator->getOperator() == OO_Call
                             ? dyn_cast<LambdaExpr>(strip(Operator->getArg(0)))
                             : nullptr;
    if (!Lambda || !S.Goes.lasts() || !S.coroutine() ||
        Lambda->capture_size() != 0 ||
        Lambda->getCaptureDefault() != LCD_None ||
        !Code.isOwnText(Lambda->getSourceRange()))
      continue;
    FirstWait Wait(Code.model().context());
    traverseCode(Wait, *S.coroutine());
    if (!Wait.Found)
      continue;
    const SourceLocation Behind = Code.endOfStatement(*Wait.Found);
    if (Behind.isInvalid())
      continue;
    Found.push_back(
        {"capture",
         Lambda->getBeginLoc(),
         {Code.insertion(Code.endOf(Lambda->getIntroducerRange().getBegin()),
                         "planted_state = " + localFor(S)),
          Code.insertion(Behind, " planted_use(planted_state);")}});
  }
  return Found;
}

} // namespace async_tidy::mutation
