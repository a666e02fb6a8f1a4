// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Measure.h"
#include "ConcurrencyFacts.h"
#include "ObjectSizes.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/tasks/TaskFacts.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Analysis/Analyses/ExprMutationAnalyzer.h"

using namespace clang;

namespace async_tidy {

using Kind = Bound::Kind;

namespace {
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

} // namespace

const CallExpr *findCall(const Expr &E,
                         llvm::function_ref<bool(const CallExpr &)> Test) {
  CallFinder Finder(Test);
  Finder.TraverseStmt(const_cast<Expr *>(&E));
  return Finder.Found;
}

bool isNamed(const CallExpr &Call, std::initializer_list<llvm::StringRef> Of) {
  const NamedDecl *Called = calledDeclaration(Call);
  return Called && llvm::is_contained(Of, qualifiedName(*Called));
}

Bound constantBound(uint64_t Size) {
  Bound B;
  B.What = Kind::Constant;
  B.Size = Size;
  return B;
}

std::optional<int64_t> Measure::constant(const Expr &E) const {
  Expr::EvalResult Result;
  if (E.isValueDependent())
    return std::nullopt;
  if (E.getType()->isIntegralOrEnumerationType() &&
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
  // Clang's analysis walks the body for each variable.
  if (hasSize(Type)) {
    const SizeChanges &Changes = Model.get<ObjectSizes>().changesOf(Function);
    const auto &Declared = *Variable->getCanonicalDecl();
    return Changes.of(Declared).empty() && !Changes.isShared(Declared)
               ? Variable->getInit()
               : nullptr;
  }
  ExprMutationAnalyzer Mutations(*Body, Context);
  return Mutations.isMutated(Variable) ? nullptr : Variable->getInit();
}

static std::optional<uint64_t> sizeOfType(QualType Type) {
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

/// std::vector<std::string>{"a", "b"}, std::vector<int>(2),
/// std::vector<int>(first, last)
Bound Measure::madeBy(const CXXConstructExpr &Made, unsigned Depth) {
  llvm::SmallVector<const Expr *, 3> Given;
  for (const Expr *Argument : Made.arguments())
    if (!isa<CXXDefaultArgExpr>(Argument))
      Given.push_back(Argument);
  const CXXConstructorDecl &Constructor = *Made.getConstructor();
  if (!Given.empty()) {
    const Expr &First = *strip(Given.front());
    if (isa<CXXStdInitializerListExpr>(First) ||
        Constructor.isCopyOrMoveConstructor())
      return range(First, Depth + 1);
  }
  // What a class of the program does is its own affair.
  if (!isContainer(Made.getType()) ||
      !isOfLibrary(*Constructor.getParent(), Model))
    return elementsOf(Made);
  if (Given.empty())
    return constantBound(0);
  const QualType First = strip(Given.front())->getType();
  if (First->isIntegerType()) {
    const auto Size = number(*Given.front(), Depth + 1);
    return Size ? constantBound(*Size) : elementsOf(Made);
  }
  if (Given.size() >= 2 && !isContainer(First))
    return range(*Given[0], *Given[1]);
  return elementsOf(Made);
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
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return madeBy(*Made, Depth);
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    return range(*Cast->getSubExpr(), Depth + 1);
  if (const Expr *Object = measuredObject(E))
    if (const auto Size =
            Model.get<ObjectSizes>().before(*Object, *E, Function, Reader))
      return constantBound(*Size);
  if (const Expr *Init = settledInit(*E)) {
    Bound Of = range(*Init, Depth + 1);
    if (Of.What == Kind::Constant)
      return Of;
    // auto few = urls | std::views::take(8): the name says less than its range.
    return elementsOf(*E);
  }
  // What a join of a few gives: co_await when_all(std::move(tasks))
  if (const auto *Await = dyn_cast<CoawaitExpr>(E))
    if (const auto *Join = dyn_cast<CallExpr>(strip(Await->getOperand()));
        Join && Model.hasRole(*Join, role::Join))
      for (const Expr *Joined : Join->arguments())
        if (Bound Of = range(*Joined, Depth + 1); Of.What == Kind::Constant)
          return Of;
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call ? givenBy(*Call, Depth) : elementsOf(*E);
}

Bound Measure::givenBy(const CallExpr &Call, unsigned Depth) {
  if (Call.isCallToStdMove())
    return range(*Call.getArg(0), Depth + 1);
  if (Model.hasRole(Call, role::MachineSize))
    return constantBound(1);
  const WrittenArguments Written(Call);
  const llvm::ArrayRef<const Expr *> Arguments = Written.Arguments;
  if (Model.hasRole(Call, role::NumberRange) && !Arguments.empty())
    return Arguments.size() == 1 ? limit(*Arguments[0], nullptr)
                                 : limit(*Arguments[1], Arguments[0]);
  if (Model.hasRole(Call, role::RangeCopy) && !Arguments.empty())
    return range(*Arguments[0], Depth + 1);
  if (const auto *Pipe = dyn_cast<CXXOperatorCallExpr>(&Call);
      Pipe && Pipe->getOperator() == OO_Pipe) {
    const auto *Adaptor = dyn_cast<CallExpr>(strip(Pipe->getArg(1)));
    Bound Of = range(*Pipe->getArg(0), Depth + 1);
    if (Adaptor && isNamed(*Adaptor, {"std::ranges::views::take"}))
      if (auto Size = number(*Adaptor->getArg(Adaptor->getNumArgs() - 1)))
        return constantBound(*Size);
    return Of;
  }
  if (const CallFact *Part = Model.callFact(Call, role::RangePart))
    if (const Expr *Count =
            Part->Argument ? Written.get(*Part->Argument) : nullptr)
      if (const auto Size = number(*Count))
        return constantBound(*Size);
  // for_each(urls.begin(), ...)
  if (const Expr *Of = sizedBy(Call))
    return range(*Of, Depth + 1);
  return elementsOf(Call);
}

Bound Measure::range(const Expr &First, const Expr &Last) {
  const QualType Type = First.getType().getNonReferenceType();
  if (First.isTypeDependent() || isContainer(Type))
    return range(First);
  // for_each_n(first, n, f)
  const bool IsNumber = Last.getType()->isIntegerType();
  if (const auto Steps = IsNumber ? number(Last) : steps(Last, &First))
    return constantBound(*Steps);
  if (const auto *Call = dyn_cast<CallExpr>(strip(&Last));
      Call && !IsNumber && sizedBy(*Call))
    return range(*sizedBy(*Call));
  return range(First);
}

std::optional<uint64_t> Measure::numberOfOperator(const BinaryOperator &E,
                                                  unsigned Depth) {
  const auto Left = [&] { return number(*E.getLHS(), Depth + 1); };
  const auto Right = [&] { return number(*E.getRHS(), Depth + 1); };
  constexpr uint64_t Most = 1U << 30;
  const auto Both = [&](auto Combine) -> std::optional<uint64_t> {
    const auto A = Left(), B = Right();
    return A && B
               ? std::optional(Combine(std::min(*A, Most), std::min(*B, Most)))
               : std::nullopt;
  };
  switch (E.getOpcode()) {
  case BO_Add:
    return Both(std::plus<uint64_t>());
  case BO_Mul:
    return Both(std::multiplies<uint64_t>());
  case BO_Sub:
  case BO_Shr:
    return Left();
  case BO_Div: {
    const auto Whole = Left(), By = Right();
    return Whole && By && *By && constant(*E.getRHS()) ? *Whole / *By : Whole;
  }
  case BO_Rem: {
    const auto By = Right();
    return By && *By ? *By - 1 : By;
  }
  case BO_And: {
    const auto Mask = Right();
    return Mask ? Mask : Left();
  }
  default:
    return std::nullopt;
  }
}

std::optional<uint64_t> Measure::numberOfCall(const CallExpr &Call,
                                              unsigned Depth) {
  if (Model.hasRole(Call, role::MachineSize))
    return 1;
  llvm::SmallVector<const Expr *, 4> Given(Call.arguments());
  if (!Call.getDirectCallee() || isa<CXXOperatorCallExpr>(Call)) {
    // Iterators' distance: last - first; std::ranges::min(a, b) else.
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
        Operator && Operator->getOperator() == OO_Minus && Given.size() == 2)
      return steps(*Given[0], Given[1], Depth + 1);
    if (!Given.empty())
      Given.erase(Given.begin());
  }
  if (const CallFact *Cap = Model.callFact(Call, role::NumberCap)) {
    const WrittenArguments Written(Call);
    if (Cap->Argument) {
      const Expr *Highest = Written.get(*Cap->Argument);
      return Highest ? number(*Highest, Depth + 1) : std::nullopt;
    }
    std::optional<uint64_t> Least;
    for (const Expr *Argument : Written.Arguments)
      if (const auto Size = number(*Argument, Depth + 1))
        Least = std::min(Least.value_or(*Size), *Size);
    return Least;
  }
  if (isNamed(Call, {"std::max", "std::ranges::max"}) && Given.size() == 2) {
    const auto A = number(*Given[0], Depth + 1);
    const auto B = number(*Given[1], Depth + 1);
    return A && B ? std::optional(std::max(*A, *B)) : std::nullopt;
  }
  const Expr *Of = Call.getType()->isIntegerType() ? sizedBy(Call) : nullptr;
  if (!Of)
    return std::nullopt;
  const Bound Elements = range(*Of, Depth + 1);
  return Elements.What == Kind::Constant ? std::optional(Elements.Size)
                                         : std::nullopt;
}

std::optional<uint64_t> Measure::number(const Expr &Number, unsigned Depth) {
  const Expr *E = strip(&Number);
  if (E->isTypeDependent() || E->isValueDependent() || Depth > 6)
    return std::nullopt;
  if (const auto Value = constant(*E))
    return *Value < 0 ? 0 : *Value;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return number(*Cast->getSubExpr(), Depth + 1);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const auto A = number(*Choice->getTrueExpr(), Depth + 1);
    const auto B = number(*Choice->getFalseExpr(), Depth + 1);
    return A && B ? std::optional(std::max(*A, *B)) : std::nullopt;
  }
  if (const auto *Operator = dyn_cast<BinaryOperator>(E))
    return numberOfOperator(*Operator, Depth);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return numberOfCall(*Call, Depth);
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Member = dyn_cast<MemberExpr>(E);
  const ValueDecl *Declared = Named    ? Named->getDecl()
                              : Member ? Member->getMemberDecl()
                                       : nullptr;
  if (Declared && matchesAnyName(Model.facts().get<MachineFacts>().Variables,
                                 qualifiedName(*Declared)))
    return 1;
  if (const Expr *Object = measuredObject(E);
      Object && E->getType()->isIntegerType())
    if (const auto Size =
            Model.get<ObjectSizes>().before(*Object, *E, Function, Reader))
      return Size;
  const Expr *Init = settledInit(*E);
  return Init ? number(*Init, Depth + 1) : std::nullopt;
}

} // namespace async_tidy
