// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopBounds.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/ExprMutationAnalyzer.h"

using namespace clang;

namespace async_tidy {

namespace {

using Kind = Bound::Kind;

/// The first call below an expression that passes a test.
class CallFinder : public CodeVisitor {
public:
  explicit CallFinder(llvm::function_ref<bool(const CallExpr &)> Test)
      : Test(Test) {}
  bool VisitCallExpr(CallExpr *Call) override {
    if (!Test(*Call))
      return true;
    Found = Call;
    return false;
  }
  const CallExpr *Found = nullptr;

private:
  llvm::function_ref<bool(const CallExpr &)> Test;
};

bool isNamed(const CallExpr &Call, std::initializer_list<llvm::StringRef> Of) {
  const NamedDecl *Called = calledDeclaration(Call);
  return Called && llvm::is_contained(Of, qualifiedName(*Called));
}

/// urls.size(), urls.end(), std::size(urls): whose size it is.
const Expr *sizedBy(const CallExpr &Call) {
  const FunctionDecl *Called = Call.getDirectCallee();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Called && Called->getNumParams() == 0 &&
                   llvm::is_contained({"size", "length", "count", "end", "cend",
                                       "begin", "cbegin", "rbegin", "rend"},
                                      simpleName(*Called))
               ? Member->getImplicitObjectArgument()
               : nullptr;
  return isNamed(Call, {"std::size", "std::ssize", "std::end", "std::cend",
                        "std::begin", "std::cbegin", "std::distance",
                        "std::ranges::size", "std::ranges::ssize",
                        "std::ranges::end", "std::ranges::distance"})
             ? strip(Call.getArg(Call.getDirectCallee() ? 0 : 1))
             : nullptr;
}

bool isIterator(const CXXRecordDecl &Class) {
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

class Measure {
public:
  explicit Measure(const FunctionDecl &Function)
      : Function(Function), Context(Function.getASTContext()) {}

  Bound range(const Expr &Range, unsigned Depth = 0);
  Bound loop(const Stmt &Loop);

private:
  std::optional<int64_t> constant(const Expr &E) const;
  /// What \p E names was made of, if it still is that.
  const Expr *settledInit(const Expr &E) const;
  static std::optional<uint64_t> sizeOfType(QualType Type);
  std::string words(const Expr &E) const;
  Bound elementsOf(const Expr &Range) const;
  /// What \p Limit, a number or an end iterator, stands for.
  Bound limit(const Expr &Limit, const Expr *Start, unsigned Depth = 0);
  std::optional<uint64_t> batch(const Expr &Limit, const Expr *Start) const;
  Bound condition(const Expr &Condition, const Stmt &Loop);
  /// \p Closed: <= or >=, which runs once more.
  Bound comparison(const Expr &Left, const Expr &Right, const Stmt &Loop,
                   bool Closed = false);

  const FunctionDecl &Function;
  ASTContext &Context;
};

Bound constantBound(uint64_t Size) {
  Bound B;
  B.What = Kind::Constant;
  B.Size = Size;
  return B;
}

std::optional<int64_t> Measure::constant(const Expr &E) const {
  Expr::EvalResult Result;
  if (!E.isValueDependent() && E.getType()->isIntegralOrEnumerationType() &&
      E.EvaluateAsInt(Result, Context) &&
      Result.Val.getInt().isRepresentableByInt64())
    return Result.Val.getInt().getExtValue();
  const Expr *Init = settledInit(E);
  return Init ? constant(*Init) : std::nullopt;
}

const Expr *Measure::settledInit(const Expr &E) const {
  const auto *Named = dyn_cast<DeclRefExpr>(strip(&E));
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!Variable || isa<ParmVarDecl>(Variable) || !Variable->getInit())
    return nullptr;
  const QualType Type = Variable->getType();
  if (Type.getNonReferenceType().isConstQualified() ||
      Variable->isConstexpr() || Type->isReferenceType())
    return Variable->getInit();
  const Stmt *Body = writtenBody(Function);
  if (!Variable->isLocalVarDecl() || !Body)
    return nullptr;
  ExprMutationAnalyzer Mutations(*Body, Context);
  return Mutations.isMutated(Variable) ? nullptr : Variable->getInit();
}

std::optional<uint64_t> Measure::sizeOfType(QualType Type) {
  Type = Type.getNonReferenceType();
  if (const auto *Array =
          dyn_cast_or_null<ConstantArrayType>(Type->getAsArrayTypeUnsafe()))
    return Array->getZExtSize();
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Instance)
    return std::nullopt;
  const std::string Name = qualifiedName(*Instance);
  // Written out in the code, however it got here.
  if (Name == "std::initializer_list")
    return 1;
  if (Name != "std::array" && Name != "std::span" &&
      Name != "std::inplace_vector")
    return std::nullopt;
  const llvm::APSInt Size =
      Instance->getTemplateArgs()[1].getKind() == TemplateArgument::Integral
          ? Instance->getTemplateArgs()[1].getAsIntegral()
          : llvm::APSInt::get(-1);
  if (Size.isAllOnes())
    return std::nullopt;
  return Size.getZExtValue();
}

std::string Measure::words(const Expr &E) const {
  const Expr *Bare = strip(&E);
  if (const auto *Named = dyn_cast<DeclRefExpr>(Bare))
    return "'" + Named->getNameInfo().getAsString() + "'";
  const llvm::StringRef Text = sourceText(Bare->getSourceRange(), Context);
  if (!Text.empty() && Text.size() <= 40 && !Text.contains('\n') &&
      isOutsideMacros(Bare->getSourceRange()))
    return ("'" + Text + "'").str();
  if (const auto *Call = dyn_cast<CallExpr>(Bare))
    return "'" + calledName(*Call) + "'";
  return "a range";
}

Bound Measure::elementsOf(const Expr &Range) const {
  Bound B;
  B.What = Kind::Data;
  B.Source = "element of " + words(Range);
  B.Variables = mentionedIn(Range);
  return B;
}

Bound Measure::range(const Expr &Range, unsigned Depth) {
  const Expr *E = strip(&Range);
  if (E->isTypeDependent() || Depth > 6)
    return {};
  if (auto Size = sizeOfType(E->getType());
      Size && !isa<InitListExpr, CXXStdInitializerListExpr>(E))
    return constantBound(*Size);
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return range(*List->getSubExpr(), Depth + 1);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return constantBound(List->getNumInits());
  // std::vector<std::string>{"a", "b"}
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() >= 1) {
    const Expr *First = strip(Made->getArg(0));
    if (isa<CXXStdInitializerListExpr>(First))
      return range(*First, Depth + 1);
    if (Made->getConstructor()->isCopyOrMoveConstructor())
      return range(*First, Depth + 1);
  }
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    return range(*Cast->getSubExpr(), Depth + 1);
  if (const Expr *Init = settledInit(*E)) {
    Bound Of = range(*Init, Depth + 1);
    if (Of.What == Kind::Constant)
      return Of;
    // auto few = urls | std::views::take(8): the name says less than its range.
    return elementsOf(*E);
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return elementsOf(*E);
  if (isNamed(*Call, {"std::ranges::views::iota"})) {
    const unsigned First = Call->getNumArgs() - 2;
    if (Call->getNumArgs() < 3)
      return elementsOf(*E);
    return limit(*Call->getArg(First + 1), Call->getArg(First));
  }
  if (const auto *Pipe = dyn_cast<CXXOperatorCallExpr>(Call);
      Pipe && Pipe->getOperator() == OO_Pipe) {
    const auto *Adaptor = dyn_cast<CallExpr>(strip(Pipe->getArg(1)));
    Bound Of = range(*Pipe->getArg(0), Depth + 1);
    if (Adaptor && isNamed(*Adaptor, {"std::ranges::views::take"}))
      if (auto Size = constant(*Adaptor->getArg(Adaptor->getNumArgs() - 1)))
        return constantBound(*Size);
    return Of;
  }
  if (isNamed(*Call, {"std::ranges::views::take"}) && Call->getNumArgs() == 3)
    if (auto Size = constant(*Call->getArg(2)))
      return constantBound(*Size);
  // for_each(urls.begin(), ...)
  if (const Expr *Of = sizedBy(*Call))
    return range(*Of, Depth + 1);
  return elementsOf(*E);
}

/// min(i + 16, n), i + 16: a constant number of steps from the start.
std::optional<uint64_t> Measure::batch(const Expr &Limit,
                                       const Expr *Start) const {
  const Expr *E = strip(&Limit);
  if (const Expr *Init = settledInit(*E))
    return batch(*Init, Start);
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && isNamed(*Call, {"std::min", "std::ranges::min"})) {
    for (const Expr *Argument : Call->arguments())
      if (auto Size = batch(*Argument, Start))
        return Size;
    return std::nullopt;
  }
  if (auto Size = constant(*E))
    return *Size < 0 ? 0 : *Size;
  const auto *Sum = dyn_cast<BinaryOperator>(E);
  if (!Sum || Sum->getOpcode() != BO_Add || !Start)
    return std::nullopt;
  // From where the loop starts.
  for (auto [Base, Step] : {std::pair(Sum->getLHS(), Sum->getRHS()),
                            std::pair(Sum->getRHS(), Sum->getLHS())})
    if (auto Size = constant(*Step);
        Size && *Size >= 0 && shareAny(mentionedIn(*Base), mentionedIn(*Start)))
      return *Size;
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
  if (auto Size = batch(*E, Start))
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
  CallFinder OfMachine([](const CallExpr &Call) {
    return isNamed(Call, {"std::thread::hardware_concurrency",
                          "std::jthread::hardware_concurrency"});
  });
  OfMachine.TraverseStmt(const_cast<Expr *>(E));
  if (OfMachine.Found)
    return constantBound(1);
  CallFinder OfData([](const CallExpr &Call) { return sizedBy(Call); });
  OfData.TraverseStmt(const_cast<Expr *>(E));
  if (OfData.Found)
    return range(*sizedBy(*OfData.Found), Depth + 1);
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

} // namespace

Bound boundOfRange(const Expr &Range, const FunctionDecl &Function) {
  return Measure(Function).range(Range);
}

Bound boundOfLoop(const Stmt &Loop, const FunctionDecl &Function) {
  return Measure(Function).loop(Loop);
}

} // namespace async_tidy
