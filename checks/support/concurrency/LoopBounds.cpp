// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopBounds.h"
#include "ConcurrencyFacts.h"
#include "LoopCaps.h"
#include "Measure.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/ExprMutationAnalyzer.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace async_tidy {

using Kind = Bound::Kind;

static bool isIterator(const CXXRecordDecl &Class) {
  const DeclarationName Increment =
      Class.getASTContext().DeclarationNames.getCXXOperatorName(OO_PlusPlus);
  return Class.hasDefinition() &&
         (anyBase(Class,
                  [&](const CXXRecordDecl &Base) {
                    return !Base.lookup(Increment).empty();
                  }) ||
          // What only marks the end of a range.
          Class.isEmpty());
}

/// A number that the program sets itself: a member of its own, a global, what
/// a function without parameters gives.
///     const size_t batch = batch_size();
static bool isSetting(const Expr &Number) {
  const Expr *E = strip(&Number);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(Member->getMemberDecl()) &&
           isa<CXXThisExpr>(strip(Member->getBase()));
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!Variable || Variable->hasGlobalStorage())
    return Variable != nullptr;
  const auto *Given =
      Variable->getType().isConstQualified() && Variable->getInit()
          ? dyn_cast<CallExpr>(strip(Variable->getInit()))
          : nullptr;
  return Given && Given->getNumArgs() == 0 && !isa<CXXMemberCallExpr>(Given);
}

std::optional<uint64_t> Measure::steps(const Expr &Limit, const Expr *Start,
                                       unsigned Depth, bool IsCapped) {
  const Expr *E = strip(&Limit);
  if (Depth > 4 || E->isTypeDependent())
    return std::nullopt;
  if (E->getType()->isIntegerType())
    if (auto Size = number(*E))
      return Size;
  if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
      Copy && Copy->getNumArgs() == 1)
    return steps(*Copy->getArg(0), Start, Depth + 1, IsCapped);
  if (const Expr *Init = settledInit(*E))
    return steps(*Init, Start, Depth + 1, IsCapped);
  const auto *Call = dyn_cast<CallExpr>(E);
  const CallFact *Cap = Call ? Model.callFact(*Call, role::NumberCap) : nullptr;
  if (Cap && !Cap->Argument) {
    for (const Expr *Argument : Call->arguments())
      if (auto Size = steps(*Argument, Start, Depth + 1, /*IsCapped=*/true))
        return Size;
    return std::nullopt;
  }
  const Expr *Left = nullptr, *Right = nullptr;
  if (const auto *Sum = dyn_cast<BinaryOperator>(E);
      Sum && Sum->getOpcode() == BO_Add) {
    Left = Sum->getLHS();
    Right = Sum->getRHS();
  } else if (Call && Call->getNumArgs() == 2) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (Operator ? Operator->getOperator() == OO_Plus
                 : isNamed(*Call, {"std::next"})) {
      Left = Call->getArg(0);
      Right = Call->getArg(1);
    }
  }
  if (!Left || !Start)
    return std::nullopt;
  // From where the loop starts.
  for (auto [Base, Step] : {std::pair(Left, Right), std::pair(Right, Left)}) {
    const bool IsPlace = !Base->getType()->isIntegerType() ||
                         isa<DeclRefExpr, MemberExpr>(strip(Base));
    if (IsPlace && Step->getType()->isIntegerType() &&
        shareAny(mentionedIn(*Base), mentionedIn(*Start))) {
      if (auto Size = number(*Step))
        return *Size;
      // min(i + batch, size): a part of it at a time.
      if (IsCapped && isSetting(*Step))
        return 1;
    }
  }
  return std::nullopt;
}

Bound Measure::limit(const Expr &Limit, const Expr *Start, unsigned Depth) {
  const Expr *E = strip(&Limit);
  if (E->isTypeDependent() || Depth > 4)
    return {};
  if (auto End = constant(*E)) {
    const int64_t First = Start ? constant(*Start).value_or(0) : 0;
    return constantBound(*End > First ? *End - First : 0);
  }
  if (auto Size = steps(*E, Start))
    return constantBound(*Size);
  // while (node != nullptr)
  if (E->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull)) {
    Bound B;
    B.What = Kind::Data;
    B.Source = "element of a linked list";
    return B;
  }
  // What somebody types on a command line is not much.
  if (const auto *Named = dyn_cast<DeclRefExpr>(E);
      Named && Function.isMain() && isa<ParmVarDecl>(Named->getDecl()))
    return constantBound(1);
  if (findCall(*E, [this](const CallExpr &Call) {
        return Model.hasRole(Call, role::MachineSize);
      }))
    return constantBound(1);
  if (const CallExpr *OfData =
          findCall(*E, [](const CallExpr &Call) { return sizedBy(Call); }))
    return range(*sizedBy(*OfData), Depth + 1);
  if (const Expr *Init = settledInit(*E)) {
    Bound Of = limit(*Init, Start, Depth + 1);
    if (Of.What != Kind::Count)
      return Of;
  }
  // while ((next = take()) != order{}): no number of anything.
  if (const CXXRecordDecl *Class = classOf(E->getType());
      Class && !isIterator(*Class))
    return {};
  Bound B;
  B.What = Kind::Count;
  B.Source = "iteration up to " + words(*E);
  B.Variables = mentionedIn(*E);
  return B;
}

/// The variable that a loop counts with, as its init, condition and increment
/// show it.
struct Counter {
  const VarDecl *Variable = nullptr;
  bool Down = false;
  int64_t Step = 1;
};

Counter counterIn(const Stmt *Part, const ASTContext &Context) {
  struct Finder : CodeVisitor {
    const ASTContext *Context = nullptr;
    Counter Found;
    bool take(const Expr *Target, bool Down, int64_t Step) {
      const auto *Named = dyn_cast<DeclRefExpr>(strip(Target));
      const auto *Variable =
          Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
      if (!Found.Variable && Variable)
        Found = {Variable, Down, Step};
      return true;
    }
    bool VisitUnaryOperator(UnaryOperator *E) override {
      return !E->isIncrementDecrementOp() ||
             take(E->getSubExpr(), E->isDecrementOp(), 1);
    }
    bool VisitCompoundAssignOperator(CompoundAssignOperator *E) override {
      Expr::EvalResult By;
      const bool IsKnown = !E->getRHS()->isValueDependent() &&
                           E->getRHS()->EvaluateAsInt(By, *Context);
      const int64_t Step = IsKnown ? By.Val.getInt().getExtValue() : 1;
      return (E->getOpcode() != BO_AddAssign &&
              E->getOpcode() != BO_SubAssign) ||
             take(E->getLHS(), E->getOpcode() == BO_SubAssign, Step);
    }
    bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) override {
      const OverloadedOperatorKind Of = E->getOperator();
      return (Of != OO_PlusPlus && Of != OO_MinusMinus && Of != OO_PlusEqual) ||
             take(E->getArg(0), Of == OO_MinusMinus, 1);
    }
  } F;
  F.Context = &Context;
  F.TraverseStmt(const_cast<Stmt *>(Part));
  return F.Found;
}

const Expr *startOf(const VarDecl &Variable, const Stmt *Init) {
  if (const auto *Assignment = dyn_cast_or_null<BinaryOperator>(Init))
    if (Assignment->isAssignmentOp())
      return Assignment->getRHS();
  return Variable.getInit();
}

Bound Measure::comparison(const Expr &Left, const Expr &Right, const Stmt &Loop,
                          bool Closed) {
  const auto *For = dyn_cast<ForStmt>(&Loop);
  Counter Counts;
  if (For && For->getInc())
    Counts = counterIn(For->getInc(), Context);
  // while (i++ < n), while (n-- > 0), while (i < n) { ++i; }
  for (const Expr *Side : {&Left, &Right})
    if (!Counts.Variable)
      Counts = counterIn(Side, Context);
  if (!Counts.Variable) {
    for (const Expr *Side : {&Left, &Right})
      if (const auto *Named = dyn_cast<DeclRefExpr>(strip(Side)))
        if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
            Variable && Variable->isLocalVarDeclOrParm() &&
            ExprMutationAnalyzer(Loop, Context).isMutated(Variable))
          Counts = {Variable, false, 1};
  }
  const bool InLeft =
      Counts.Variable && mentionedIn(Left).contains(Counts.Variable);
  const bool InRight =
      Counts.Variable && mentionedIn(Right).contains(Counts.Variable);
  // queue.size() > 0
  if (!InLeft && !InRight) {
    for (const Expr *Side : {&Left, &Right})
      if (const auto *Call = dyn_cast<CallExpr>(strip(Side)))
        if (const Expr *Of = sizedBy(*Call))
          return range(*Of);
    return {};
  }
  const Expr *Start = startOf(*Counts.Variable, For ? For->getInit() : nullptr);
  Bound B;
  if (!Counts.Down) {
    B = limit(InLeft ? Right : Left, Start);
  } else if (Start && !isa<ParmVarDecl>(Counts.Variable)) {
    B = limit(*Start, nullptr);
  } else {
    B.What = Kind::Count;
    B.Source = "iteration down from '" + Counts.Variable->getName().str() + "'";
  }
  if (B.What == Kind::Constant && Closed)
    ++B.Size;
  if (B.What == Kind::Constant && Counts.Step > 1)
    B.Size = (B.Size + Counts.Step - 1) / Counts.Step;
  B.Variables.insert(Counts.Variable->getCanonicalDecl());
  return B;
}

Bound Measure::condition(const Expr &Condition, const Stmt &Loop) {
  const Expr *E = strip(&Condition);
  if (E->isTypeDependent() || E->isValueDependent())
    return {};
  if (auto Value = constant(*E))
    return *Value ? Bound() : constantBound(1);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->getOpcode() == BO_LAnd) {
      Bound Left = condition(*Binary->getLHS(), Loop);
      Bound Right = condition(*Binary->getRHS(), Loop);
      // The smaller one ends the loop.
      return Left.What <= Right.What ? Left : Right;
    }
    return Binary->isComparisonOp()
               ? comparison(*Binary->getLHS(), *Binary->getRHS(), Loop,
                            Binary->getOpcode() == BO_LE ||
                                Binary->getOpcode() == BO_GE)
               : Bound();
  }
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return comparison(*Rewritten->getLHS(), *Rewritten->getRHS(), Loop);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      Operator && Operator->isComparisonOp() && Operator->getNumArgs() == 2)
    return comparison(*Operator->getArg(0), *Operator->getArg(1), Loop);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(strip(Not->getSubExpr()));
    if (Call && Call->getDirectCallee() &&
        simpleName(*Call->getDirectCallee()) == "empty")
      return range(*Call->getImplicitObjectArgument());
    return {};
  }
  // while (n--)
  if (const auto *Step = dyn_cast<UnaryOperator>(E);
      Step && Step->isDecrementOp())
    return comparison(*E, *E, Loop);
  // while (std::getline(in, line)), while (in >> word): the condition is the
  // stream's own conversion to bool.
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && isa_and_nonnull<CXXConversionDecl>(Call->getDirectCallee()) &&
      isOneOf(strip(Call->getImplicitObjectArgument())->getType(),
              {"std::basic_istream"})) {
    Bound B;
    B.What = Kind::Data;
    B.Source = "item read from a stream";
    B.Variables = mentionedIn(*E);
    return B;
  }
  return {};
}

Bound Measure::loop(const Stmt &Loop) {
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop))
    return range(*Range->getRangeInit());
  const Expr *Condition = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(&Loop))
    Condition = For->getCond();
  else if (const auto *While = dyn_cast<WhileStmt>(&Loop))
    Condition = While->getConditionVariable() ? nullptr : While->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(&Loop))
    Condition = Do->getCond();
  return Condition ? condition(*Condition, Loop) : Bound();
}

namespace {

/// Measures what it is asked, not without end.
class UnitReader : public SizeReader {
public:
  explicit UnitReader(AsyncModel &Model) : Model(Model) {}

  std::optional<uint64_t> number(const Expr &E,
                                 const FunctionDecl &Function) override {
    return deeper([&] { return Measure(Function, Model, *this).number(E); });
  }
  std::optional<uint64_t> elements(const Expr &Range,
                                   const FunctionDecl &Function) override {
    return deeper(
        [&] { return sizeOf(Measure(Function, Model, *this).range(Range)); });
  }
  std::optional<uint64_t> rounds(const Stmt &Loop,
                                 const FunctionDecl &Function) override {
    return deeper(
        [&] { return sizeOf(Measure(Function, Model, *this).loop(Loop)); });
  }
  std::optional<uint64_t> steps(const Expr &First, const Expr &Last,
                                const FunctionDecl &Function) override {
    return deeper([&] {
      return sizeOf(Measure(Function, Model, *this).range(First, Last));
    });
  }

private:
  static std::optional<uint64_t> sizeOf(const Bound &B) {
    return B.What == Kind::Constant ? std::optional(B.Size) : std::nullopt;
  }
  template <typename Question> std::optional<uint64_t> deeper(Question Ask) {
    constexpr unsigned MaxDepth = 6;
    if (Depth == MaxDepth)
      return std::nullopt;
    llvm::SaveAndRestore Deeper(Depth, Depth + 1);
    return Ask();
  }

  AsyncModel &Model;
  unsigned Depth = 0;
};

} // namespace

Bound boundOfRange(const Expr &Range, const Expr *Last,
                   const FunctionDecl &Function, AsyncModel &Model) {
  SizeReader &Reader = Model.get<UnitReader>();
  Measure Of(Function, Model, Reader);
  return Last ? Of.range(Range, *Last) : Of.range(Range);
}

Bound boundOfLoop(const Stmt &Loop, const FunctionDecl &Function,
                  AsyncModel &Model) {
  SizeReader &Reader = Model.get<UnitReader>();
  return Measure(Function, Model, Reader).loop(Loop);
}

std::optional<uint64_t> capOfLoop(const Stmt &Loop, const Stmt &Start,
                                  const FunctionDecl &Function,
                                  AsyncModel &Model) {
  return capOf(Loop, Start, Function, Model.get<UnitReader>(), Model);
}

} // namespace async_tidy
