// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LocalValues.h"
#include "CodeVisitor.h"
#include "NameIndex.h"
#include "Names.h"

using namespace clang;

namespace async_tidy {

static bool isZeroValue(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt().isZero();
  case APValue::Float:
    return Value.getFloat().isZero();
  case APValue::Struct:
    // A duration is a class with one number.
    return Value.getStructNumBases() == 0 && Value.getStructNumFields() == 1 &&
           isZeroValue(Value.getStructField(0));
  default:
    return false;
  }
}

bool isConstantZero(const Expr &E, const ASTContext &Context) {
  if (E.isValueDependent() || E.isTypeDependent())
    return false;
  Expr::EvalResult Result;
  if (!E.EvaluateAsRValue(Result, Context) || Result.HasSideEffects) {
    // A reference parameter binds to a temporary, which is no rvalue.
    const Expr *Bare = strip(&E);
    if (Bare == &E || !Bare->EvaluateAsRValue(Result, Context) ||
        Result.HasSideEffects)
      return false;
  }
  return isZeroValue(Result.Val);
}

static const VarDecl *addressed(const Expr &E) {
  const auto *Address = dyn_cast<UnaryOperator>(strip(&E));
  if (!Address || Address->getOpcode() != UO_AddrOf)
    return nullptr;
  const auto *Named = dyn_cast<DeclRefExpr>(strip(Address->getSubExpr()));
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && !isa<ParmVarDecl>(Variable) ? Variable : nullptr;
}

static const RecordDecl *recordOf(const VarDecl &Variable) {
  const CXXRecordDecl *Record = Variable.getType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Record->isPOD()
             ? Record->getDefinition()
             : nullptr;
}

namespace {

/// What a function does to a variable of a C struct. Whatever else than writing
/// fields, reading and passing it on could change it ends the analysis.
class Writes : public CodeVisitor {
public:
  explicit Writes(const VarDecl &Variable) : Variable(Variable) {}

  struct Write {
    const FieldDecl *Field;
    const Expr *Value;
    bool IsOr;
  };

  bool TraverseUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *) override {
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    Uses += Use->getDecl() == &Variable;
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    Understood += isVariable(Member->getBase());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    const auto *Member = dyn_cast<MemberExpr>(strip(Operator->getLHS()));
    if (!Operator->isAssignmentOp() || !Member ||
        !isVariable(Member->getBase()))
      return true;
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    const bool IsOr = Operator->getOpcode() == BO_OrAssign;
    if (Field && (IsOr || Operator->getOpcode() == BO_Assign))
      All.push_back({Field, Operator->getRHS(), IsOr});
    else
      --Understood;
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Operator) override {
    const Expr *Operand = strip(Operator->getSubExpr());
    // &hints as an argument is looked at with the call; &hints.ai_flags and
    // ++hints.ai_flags are not followed.
    if (const auto *Member = dyn_cast<MemberExpr>(Operand))
      Understood -= isVariable(Member->getBase());
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const std::string Name = Callee ? qualifiedName(*Callee) : "";
    for (unsigned I = 0; I != Call->getNumArgs(); ++I) {
      if (addressed(*Call->getArg(I)) != &Variable)
        continue;
      const bool IsConst =
          Callee && I < Callee->getNumParams() &&
          Callee->getParamDecl(I)->getType()->isPointerType() &&
          Callee->getParamDecl(I)
              ->getType()
              ->getPointeeType()
              .isConstQualified();
      // select writes the time that is left.
      Understood +=
          IsConst ||
          matchesAnyName({"memset", "std::memset", "bzero", "select"}, Name);
      IsCleared |= llvm::StringRef(Name).ends_with("memset") || Name == "bzero";
    }
    return true;
  }

  /// Whether nothing but the writes found gives the variable values.
  bool areAll() const { return Uses == Understood; }

  std::vector<Write> All;
  bool IsCleared = false;

private:
  bool isVariable(const Expr *E) const {
    const auto *Named = dyn_cast<DeclRefExpr>(strip(E));
    return Named && Named->getDecl() == &Variable;
  }

  const VarDecl &Variable;
  int Uses = 0;
  int Understood = 0;
};

} // namespace

/// The initial value of each field, null for one that has none. Nothing where
/// it is not written as a list.
static std::optional<llvm::DenseMap<const FieldDecl *, const Expr *>>
initialValues(const VarDecl &Variable, const RecordDecl &Record) {
  llvm::DenseMap<const FieldDecl *, const Expr *> Values;
  const Expr *Init = Variable.getInit();
  if (const Expr *Bare = Init ? strip(Init) : nullptr;
      !Bare || isa<CXXConstructExpr>(Bare)) {
    const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Bare);
    if (Made && (Made->getNumArgs() != 0 || Made->requiresZeroInitialization()))
      return std::nullopt;
    for (const FieldDecl *Field : Record.fields())
      Values[Field] = nullptr;
    return Values;
  }
  const auto *List = dyn_cast<InitListExpr>(strip(Init));
  if (!List)
    return std::nullopt;
  unsigned Index = 0;
  for (const FieldDecl *Field : Record.fields())
    Values[Field] =
        Index < List->getNumInits() ? List->getInit(Index++) : nullptr;
  return Values;
}

static bool isZero(const Expr *Value, const ASTContext &Context) {
  return Value &&
         (isa<ImplicitValueInitExpr>(Value) || isConstantZero(*Value, Context));
}

static std::optional<Writes> writesTo(const VarDecl &Variable) {
  Writes Found(Variable);
  const auto *Function =
      dyn_cast_or_null<FunctionDecl>(Variable.getParentFunctionOrMethod());
  if (Function && Function->hasBody())
    Found.TraverseStmt(Function->getBody());
  else if (!Variable.getType().isConstQualified())
    return std::nullopt;
  if (!Found.areAll())
    return std::nullopt;
  return Found;
}

bool pointsToZero(const Expr &E, const ASTContext &Context) {
  const VarDecl *Variable = addressed(E);
  const RecordDecl *Record = Variable ? recordOf(*Variable) : nullptr;
  if (!Record)
    return false;
  const auto Initial = initialValues(*Variable, *Record);
  const std::optional<Writes> Found = writesTo(*Variable);
  if (!Initial || !Found)
    return false;
  llvm::DenseSet<const FieldDecl *> Zeros;
  for (const auto &[Field, Value] : *Initial) {
    if (Value && !isZero(Value, Context))
      return false;
    if (Value || Found->IsCleared)
      Zeros.insert(Field);
  }
  for (const Writes::Write &Write : Found->All) {
    if (!isZero(Write.Value, Context))
      return false;
    Zeros.insert(Write.Field);
  }
  return llvm::all_of(Record->fields(), [&](const FieldDecl *Field) {
    return Zeros.contains(Field);
  });
}

namespace {

/// The last writes of a local variable that stand before a place.
class LastWrite : public CodeVisitor {
public:
  LastWrite(const VarDecl &Variable, SourceLocation Before,
            const SourceManager &Sources)
      : Variable(Variable), Before(Before), Sources(Sources) {}

  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    const auto *Into = dyn_cast<DeclRefExpr>(strip(Operator->getLHS()));
    if (Operator->isAssignmentOp() && Into && Into->getDecl() == &Variable &&
        Sources.isBeforeInTranslationUnit(Operator->getOperatorLoc(), Before)) {
      if (!IfDepth)
        Found.clear();
      Found.push_back(Operator);
    }
    return true;
  }
  bool TraverseIfStmt(IfStmt *If) override {
    // One around the place is no condition of what stands before it.
    const bool IsAround =
        Sources.isBeforeInTranslationUnit(Before, If->getEndLoc());
    IfDepth += !IsAround;
    const bool Goes = CodeVisitor::TraverseIfStmt(If);
    IfDepth -= !IsAround;
    return Goes;
  }

  /// The last one that is sure to run, and those behind it that may.
  llvm::SmallVector<const BinaryOperator *, 2> Found;

private:
  const VarDecl &Variable;
  const SourceLocation Before;
  const SourceManager &Sources;
  unsigned IfDepth = 0;
};

} // namespace

static bool hasBit(const Expr *Value, int64_t Flag, const ASTContext &Context,
                   unsigned Depth) {
  constexpr unsigned MaxDepth = 8;
  Expr::EvalResult Result;
  if (!Value || Value->isValueDependent() || Depth == MaxDepth)
    return false;
  if (Value->getType()->isIntegralOrEnumerationType() &&
      Value->EvaluateAsInt(Result, Context))
    return (Result.Val.getInt().getExtValue() & Flag) != 0;
  const Expr *E = strip(Value);
  const auto Has = [&](const Expr *Part) {
    return hasBit(Part, Flag, Context, Depth + 1);
  };
  // flags | O_NONBLOCK, flags & ~O_NONBLOCK
  if (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
    const bool Left = Has(Operator->getLHS()), Right = Has(Operator->getRHS());
    return Operator->getOpcode() == BO_Or    ? Left || Right
           : Operator->getOpcode() == BO_And ? Left && Right
                                             : false;
  }
  // on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return Has(Choice->getTrueExpr()) || Has(Choice->getFalseExpr());
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  const auto *Function = Variable ? dyn_cast_or_null<FunctionDecl>(
                                        Variable->getParentFunctionOrMethod())
                                  : nullptr;
  if (!Function || !Variable->hasLocalStorage() || !Function->hasBody())
    return false;
  LastWrite Write(*Variable, Named->getLocation(), Context.getSourceManager());
  Write.TraverseStmt(Function->getBody());
  if (Write.Found.empty())
    return !isa<ParmVarDecl>(Variable) && Has(Variable->getInit());
  return llvm::any_of(Write.Found, [&](const BinaryOperator *Operator) {
    return (Operator->getOpcode() == BO_Assign ||
            Operator->getOpcode() == BO_OrAssign) &&
           Has(Operator->getRHS());
  });
}

bool hasBit(const Expr &Value, int64_t Flag, const ASTContext &Context) {
  return hasBit(&Value, Flag, Context, 0);
}

bool pointsToFlag(const Expr &E, llvm::StringRef Field, int64_t Flag,
                  const ASTContext &Context) {
  const VarDecl *Variable = addressed(E);
  const RecordDecl *Record = Variable ? recordOf(*Variable) : nullptr;
  if (!Record)
    return false;
  const auto Initial = initialValues(*Variable, *Record);
  const std::optional<Writes> Found = writesTo(*Variable);
  if (!Initial || !Found)
    return false;
  bool IsGiven = false;
  for (const auto &[Member, Value] : *Initial)
    if (Member->getName() == Field)
      IsGiven = Value && hasBit(*Value, Flag, Context);
  for (const Writes::Write &Write : Found->All) {
    if (Write.Field->getName() != Field)
      continue;
    const bool HasBit = hasBit(*Write.Value, Flag, Context);
    if (!HasBit && !Write.IsOr && !isZero(Write.Value, Context))
      return false;
    IsGiven |= HasBit;
  }
  return IsGiven;
}

} // namespace async_tidy
