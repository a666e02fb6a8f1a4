// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextTest.h"
#include "CharacterTest.h"
#include "ConstantTexts.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/Coroutine.h"
#include "support/flow/OwnFunctions.h"
#include "support/flow/ParameterUse.h"

using namespace clang;

namespace async_tidy {

/// The calls in a statement, and in what initialises the variables that it
/// names: found == Allowed.end()
namespace {
class CallCollector : public CodeVisitor {
public:
  bool VisitExpr(Expr *E) override {
    if (isa<CallExpr, CXXConstructExpr>(E))
      Calls.insert(E);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    auto *Local = dyn_cast<VarDecl>(Named->getDecl());
    if (Local && Local->isLocalVarDecl() && Local->getInit() &&
        Seen.insert(Local).second)
      TraverseStmt(Local->getInit());
    return true;
  }
  llvm::DenseSet<const Expr *> Calls;

private:
  llvm::DenseSet<const VarDecl *> Seen;
};
} // namespace

/// The name of the function, or of the function object: std::ranges::all_of.
static std::string nameOfCalled(const CallExpr &Call) {
  const NamedDecl *Called = calledDeclaration(Call);
  return Called ? simpleName(*Called) : "";
}

/// The function of this unit whose body runs, a lambda's too.
static const FunctionDecl *bodyBehind(const FunctionDecl *Callee) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  return Method && Method->getParent()->isLambda() ? Method
                                                   : definitionOf(Callee);
}

TextTest::TextTest(TextKnowledge &Known, const FlowGraph &Graph,
                   TextSubject Subject, TextEnd Ends)
    : Known(Known), Graph(Graph), Subject(Subject), Ends(Ends),
      Named(cast<ValueDecl>(Graph.Nodes[Subject.Id].Named)),
      Context(Known.context()) {}

/// What an assignment gives another value; null for any other statement.
static const Expr *assignedBy(const Stmt &S) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S))
    return Operator->getOpcode() == BO_Assign ? Operator->getLHS() : nullptr;
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
  return Call && Call->getOperator() == OO_Equal ? Call->getArg(0) : nullptr;
}

Passing TextTest::operator()(const Stmt &S) const {
  if (const Expr *Target = assignedBy(S);
      Target && Ends == TextEnd::Assigned && !isa<CallExpr>(stripCasts(Target)))
    return isText(Target) ? Passing::Always : Passing::No;
  const Passing How = judge(S);
  return How != Passing::No && isAboutText(S) ? How : Passing::No;
}

Passing TextTest::judge(const Stmt &S) const {
  if (isa<ForStmt, WhileStmt, CXXForRangeStmt>(S))
    return loop(S) ? Passing::WhenFalse : Passing::No;
  if (const auto *Compared = dyn_cast<BinaryOperator>(&S))
    return Compared->isEqualityOp()
               ? equality(Compared->getOpcode() == BO_EQ, Compared->getLHS(),
                          Compared->getRHS())
               : Passing::No;
  if (const auto *Compared = dyn_cast<CXXRewrittenBinaryOperator>(&S))
    return Compared->getOperator() == BO_EQ || Compared->getOperator() == BO_NE
               ? equality(Compared->getOperator() == BO_EQ, Compared->getLHS(),
                          Compared->getRHS())
               : Passing::No;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getOperator() != OO_Call) {
    const OverloadedOperatorKind Kind = Operator->getOperator();
    return Kind == OO_EqualEqual || Kind == OO_ExclaimEqual
               ? equality(Kind == OO_EqualEqual, Operator->getArg(0),
                          Operator->getArg(1))
               : Passing::No;
  }
  // What a coroutine finds is known where it has been awaited.
  const auto *Await = dyn_cast<CoawaitExpr>(&S);
  const auto *Call = Await ? dyn_cast<CallExpr>(stripCasts(Await->getOperand()))
                           : dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = bodyBehind(Callee);
  const bool IsCoroutine =
      Definition && isa_and_nonnull<CoroutineBodyStmt>(Definition->getBody());
  return Callee && IsCoroutine == (Await != nullptr) ? call(*Call)
                                                     : Passing::No;
}

/// What a view looks at: text.c_str(), std::string_view(text), ++text.
static const Expr *viewed(const Expr *E) {
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return Made->getNumArgs() == 1 ? Made->getArg(0) : nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const bool IsView =
        Call->getNumArgs() == 0 &&
        (Call->getType()->isPointerType() ||
         isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()));
    return IsView ? Call->getImplicitObjectArgument() : nullptr;
  }
  const auto *Operator = dyn_cast<UnaryOperator>(E);
  return Operator && Operator->isIncrementDecrementOp() ? Operator->getSubExpr()
                                                        : nullptr;
}

/// Whether \p Object may be the one whose field the text is: not where both are
/// named, and by other names.
bool TextTest::mayBeOwner(const Expr *Object) const {
  const auto *Base = dyn_cast_or_null<DeclRefExpr>(stripCasts(Object));
  const FlowId Owner = objectOf(Graph, Graph.Nodes[Subject.Id]);
  const NamedDecl *Other = Owner == 0 ? nullptr : Graph.Nodes[Owner].Named;
  return !Base || !isa_and_nonnull<VarDecl>(Other) ||
         Base->getDecl() == Other || lookOf(*Base);
}

/// What is named like the text, or like what it is a part of.
bool TextTest::isWhole(const Expr *E, unsigned Depth) const {
  E = stripCasts(E);
  if (!E || Depth > 8)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl() == Named && mayBeOwner(Member->getBase());
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && Call->getMethodDecl() == Named)
    return true;
  // request->name
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      Operator && Subject.Part && Operator->getNumArgs() == 1 &&
      (Operator->getOperator() == OO_Arrow ||
       Operator->getOperator() == OO_Star))
    return isa<DeclRefExpr, MemberExpr>(stripCasts(Operator->getArg(0))) &&
           isWhole(Operator->getArg(0), Depth + 1);
  if (const Expr *Inner = viewed(E))
    return isWhole(Inner, Depth + 1);
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  return Reference && (Reference->getDecl() == Named ||
                       isWhole(lookOf(*Reference), Depth + 1));
}

/// The text, as what it is or as what looks at it.
bool TextTest::isText(const Expr *E, unsigned Depth) const {
  if (!Subject.Part)
    return isWhole(E, Depth);
  E = stripCasts(E);
  if (!E || Depth > 8)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return partOf(*Member->getMemberDecl()) == Subject.Part &&
           isWhole(Member->getBase(), Depth + 1);
  if (const Expr *Inner = viewed(E))
    return isText(Inner, Depth + 1);
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  if (!Reference)
    return false;
  if (const auto *Binding = dyn_cast<BindingDecl>(Reference->getDecl()))
    return partOf(*Binding) == Subject.Part &&
           Binding->getDecomposedDecl() == Named;
  return isText(lookOf(*Reference), Depth + 1);
}

/// Text[i], *p, or what has been initialised with one of them.
bool TextTest::isCharacter(const Expr &E, const VarDecl *LoopVariable) const {
  if (!E.getType().getNonReferenceType()->isAnyCharacterType())
    return false;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return isText(Element->getBase());
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return Operator->getOpcode() == UO_Deref && isText(Operator->getSubExpr());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
    return (Operator->getOperator() == OO_Subscript ||
            Operator->getOperator() == OO_Star) &&
           isText(Operator->getArg(0));
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
    return Call->getMethodDecl() &&
           simpleName(*Call->getMethodDecl()) == "at" &&
           isText(Call->getImplicitObjectArgument());
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  const auto *Local =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Local)
    return false;
  if (Local == LoopVariable)
    return true;
  const Expr *Init = Local->isLocalVarDecl() && Local->getInit()
                         ? stripCasts(Local->getInit())
                         : nullptr;
  return Init && !isa<DeclRefExpr>(Init) && isCharacter(*Init, LoopVariable);
}

static bool holdsCharacter(const ValueDecl &Variable) {
  return Variable.getType().getNonReferenceType()->isAnyCharacterType();
}

/// Whether the loop goes over the text, and no dangerous character lets it
/// go on or ends it; or over texts, of which none does.
bool TextTest::loop(const Stmt &S) const {
  const VarDecl *LoopVariable = nullptr;
  const Expr *Condition = nullptr;
  const Stmt *Body = nullptr;
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&S)) {
    LoopVariable = Range->getLoopVariable();
    if (!holdsCharacter(*LoopVariable))
      return elements(*Range);
    if (!isText(Range->getRangeInit()))
      return false;
    Body = Range->getBody();
  } else if (const auto *For = dyn_cast<ForStmt>(&S)) {
    Condition = For->getCond();
    Body = For->getBody();
  } else if (const auto *While = dyn_cast<WhileStmt>(&S)) {
    Condition = While->getCond();
    Body = While->getBody();
  }
  const CharacterTest Characters(
      Context, [&](const Expr &E) { return isCharacter(E, LoopVariable); });
  return Body && llvm::all_of(StatementCharacters, [&](char C) {
           const auto Goes = Characters.valueOf(Condition, C);
           return (!Goes || *Goes != 0) && Characters.stops(*Body, C);
         });
}

/// Whether no element lets the loop go on that has not been validated:
/// for (const auto &[key, value] : values) require(key);
bool TextTest::elements(const CXXForRangeStmt &Loop) const {
  const VarDecl &Variable = *Loop.getLoopVariable();
  const auto *Function =
      dyn_cast_or_null<FunctionDecl>(Variable.getParentFunctionOrMethod());
  if (!Function || !Loop.getInc() || !isWhole(Loop.getRangeInit()))
    return false;
  for (FlowId Element : Known.nodesNamed(Graph, Variable))
    if (Graph.Nodes[Element].Kind == FlowKind::Store)
      return Known.isPassed(Graph, {Element, Subject.Part}, *Function,
                            *stripCasts(Loop.getInc()));
  return false;
}

/// Text == "name", Allowed.find(Text) != Allowed.end()
Passing TextTest::equality(bool IsEqual, const Expr *Left,
                           const Expr *Right) const {
  auto IsKnown = [](const Expr *E) {
    return constantText(E) || isElementOfConstantSet(E);
  };
  if ((isText(Left) && IsKnown(Right)) || (isText(Right) && IsKnown(Left)))
    return IsEqual ? Passing::WhenTrue : Passing::WhenFalse;
  if (rangeOf(Left))
    std::swap(Left, Right);
  if (!rangeOf(Right))
    return Passing::No;
  // const auto found = Allowed.find(Text);
  if (const auto *Found = dyn_cast_or_null<DeclRefExpr>(stripCasts(Left)))
    if (const auto *Variable = dyn_cast<VarDecl>(Found->getDecl());
        Variable && Variable->isLocalVarDecl() && Variable->getInit() &&
        !Known.isAssigned(*Variable))
      Left = Variable->getInit();
  const auto *Search = dyn_cast_or_null<CallExpr>(stripCasts(Left));
  if (!Search)
    return Passing::No;
  const std::string Name = nameOfCalled(*Search);
  const bool IsFound = (Name == "find" && finds(*Search)) ||
                       (Name == "find_if" && equalsAny(*Search));
  const bool IsClean =
      (Name == "find_if" && predicate(*Search, /*Wanted=*/true)) ||
      (Name == "find_if_not" && predicate(*Search, /*Wanted=*/false));
  if (!IsFound && !IsClean)
    return Passing::No;
  return IsEqual == IsClean ? Passing::WhenTrue : Passing::WhenFalse;
}

/// Allowed.find(Text), std::find(begin(Allowed), end(Allowed), Text)
bool TextTest::finds(const CallExpr &Search) const {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Search))
    return Search.getNumArgs() == 1 && isText(Member->getArg(0)) &&
           isConstantSet(Member->getImplicitObjectArgument());
  const auto [Range, Looked] = rangeAndNext(Search);
  return Range && isText(Looked) && isConstantSet(Range);
}

/// std::any_of(begin(Allowed), end(Allowed), [&](auto each) { return each ==
/// Text; })
bool TextTest::equalsAny(const CallExpr &Call) const {
  const auto [Range, Callable] = rangeAndNext(Call);
  const FunctionDecl *Function =
      Range && isConstantSet(Range) ? calledBy(*Callable) : nullptr;
  const Expr *Result = Function && Function->getNumParams() == 1
                           ? stripCasts(onlyReturn(*Function))
                           : nullptr;
  const Expr *Left = nullptr;
  const Expr *Right = nullptr;
  if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Result);
      Operator && Operator->getOperator() == OO_EqualEqual) {
    Left = Operator->getArg(0);
    Right = Operator->getArg(1);
  } else if (const auto *Rewritten =
                 dyn_cast_or_null<CXXRewrittenBinaryOperator>(Result);
             Rewritten && Rewritten->getOperator() == BO_EQ) {
    Left = Rewritten->getLHS();
    Right = Rewritten->getRHS();
  }
  auto IsElement = [&](const Expr *E) {
    E = stripCasts(E);
    if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E))
      E = Made->getNumArgs() == 1 ? stripCasts(Made->getArg(0)) : nullptr;
    const auto *Reference = dyn_cast_or_null<DeclRefExpr>(E);
    return Reference && Reference->getDecl() == Function->getParamDecl(0);
  };
  return (IsElement(Left) && isText(Right)) ||
         (IsElement(Right) && isText(Left));
}

/// std::all_of(begin(Text), end(Text), predicate) and the ranges' form; of a
/// container of texts, with a predicate that validates each.
bool TextTest::predicate(const CallExpr &Call, bool Wanted) const {
  const auto [Range, Callable] = rangeAndNext(Call);
  if (!Range)
    return false;
  const FunctionDecl *Function = calledBy(*Callable);
  if (!Function || Function->getNumParams() == 0)
    return false;
  if (Function->getParamDecl(0)
          ->getType()
          .getNonReferenceType()
          ->isArithmeticType())
    return isText(Range) && givesForAll(*Callable, Wanted, Context);
  const FunctionDecl *Definition = bodyBehind(Function);
  return Definition && isWhole(Range) &&
         Known.passingOf(*Definition, 0, Subject.Part) ==
             (Wanted ? Passing::WhenFalse : Passing::WhenTrue);
}

Passing TextTest::call(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const std::string Name = nameOfCalled(Call);
  const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
  if (Method && isText(Method->getImplicitObjectArgument()))
    return ofText(*Method, Name);
  if (Method && (Name == "contains" || Name == "count"))
    return finds(Call) ? Passing::WhenTrue : Passing::No;
  // It throws for what it has not.
  if (Method && Name == "at" && finds(Call))
    return Passing::Always;
  const NamedDecl *Called = calledDeclaration(Call);
  if (Callee->isExternC() ||
      (Called && llvm::StringRef(qualifiedName(*Called)).starts_with("std::")))
    return library(Call, Name);
  const FunctionDecl *Definition = bodyBehind(Callee);
  return Definition ? given(Call, *Definition) : Passing::No;
}

Passing TextTest::library(const CallExpr &Call, llvm::StringRef Name) const {
  if (Name == "strcmp" || Name == "strcasecmp")
    return Call.getNumArgs() == 2 &&
                   ((isText(Call.getArg(0)) && constantText(Call.getArg(1))) ||
                    (isText(Call.getArg(1)) && constantText(Call.getArg(0))))
               ? Passing::WhenFalse
               : Passing::No;
  const bool IsValid =
      Name == "regex_match"                           ? matches(Call)
      : Name == "binary_search" || Name == "contains" ? finds(Call)
      : Name == "all_of"                              ? predicate(Call, false)
      : Name == "none_of" ? predicate(Call, true)
                          : Name == "any_of" && equalsAny(Call);
  if (IsValid)
    return Passing::WhenTrue;
  return (Name == "any_of" && predicate(Call, true)) ||
                 (Name == "none_of" && equalsAny(Call))
             ? Passing::WhenFalse
             : Passing::No;
}

/// Text.find_first_not_of("0123456789") and the like: what they give is true
/// where it is npos.
Passing TextTest::ofText(const CXXMemberCallExpr &Call,
                         llvm::StringRef Name) const {
  if (Call.getNumArgs() == 0)
    return Passing::No;
  const StringLiteral *Set = constantText(Call.getArg(0));
  if (!Set || !Set->isOrdinary() ||
      (Name != "find_first_not_of" && Name != "find_first_of"))
    return Passing::No;
  const bool IsAllowed = Name == "find_first_not_of";
  return llvm::all_of(
             StatementCharacters,
             [&](char C) { return Set->getString().contains(C) != IsAllowed; })
             ? Passing::WhenTrue
             : Passing::No;
}

bool TextTest::matches(const CallExpr &Call) const {
  if (Call.getNumArgs() < 2 || !isText(Call.getArg(0)))
    return false;
  const auto *Reference =
      dyn_cast_or_null<DeclRefExpr>(stripCasts(Call.getArg(1)));
  const auto *Pattern =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  const auto *Made = dyn_cast_or_null<CXXConstructExpr>(
      stripCasts(Pattern ? Pattern->getAnyInitializer() : Call.getArg(1)));
  if (Pattern && !Pattern->getType().isConstQualified() &&
      !Pattern->isLocalVarDecl())
    return false;
  const StringLiteral *Known =
      Made && Made->getNumArgs() > 0 ? constantText(Made->getArg(0)) : nullptr;
  return Known && Known->isOrdinary() && isStrictPattern(Known->getString());
}

/// A function of this unit is given the text, or what it is a part of.
Passing TextTest::given(const CallExpr &Call,
                        const FunctionDecl &Callee) const {
  const unsigned First = firstArgument(Call);
  for (unsigned I = First; I < Call.getNumArgs(); ++I) {
    if (I - First >= Callee.getNumParams())
      break;
    if (isText(Call.getArg(I)))
      return Known.passingOf(Callee, I - First,
                             Subject.Part ? std::nullopt : Subject.Part);
    if (Subject.Part && isWhole(Call.getArg(I)))
      return Known.passingOf(Callee, I - First, Subject.Part);
  }
  return Passing::No;
}

bool TextTest::isWrittenOnce() const {
  if (IsWrittenOnce)
    return *IsWrittenOnce;
  const llvm::SmallVector<FlowId, 1> All = Known.nodesNamed(Graph, *Named);
  // The fields of a variable are other values.
  IsWrittenOnce = isa<FieldDecl>(Named)
                      ? All.size() == 1
                      : isa<VarDecl>(Named) &&
                            llvm::count_if(All, [&](FlowId Id) {
                              return Graph.Nodes[Id].Kind != FlowKind::Member;
                            }) == 1;
  return *IsWrittenOnce;
}

/// What the loop over a range asks that range for.
static const Expr *beginOf(const CXXForRangeStmt &Loop) {
  const DeclStmt *Begin = Loop.getBeginStmt();
  const auto *Variable =
      Begin ? dyn_cast<VarDecl>(Begin->getSingleDecl()) : nullptr;
  return Variable ? Variable->getInit() : nullptr;
}

/// Whether \p S looks at the value itself, and not at what its variable held
/// before or after.
bool TextTest::isAboutText(const Stmt &S) const {
  if (isWrittenOnce() && !Subject.Part)
    return true;
  CallCollector In;
  const auto *Range = dyn_cast<CXXForRangeStmt>(&S);
  In.TraverseStmt(const_cast<Stmt *>(Range ? beginOf(*Range) : &S));
  return llvm::any_of(Graph.Uses, [&](const FlowUse &Use) {
    return In.Calls.contains(Use.User) &&
           (isValue(Use.Object) ||
            llvm::any_of(Use.Arguments, [&](FlowId A) { return isValue(A); }));
  });
}

bool TextTest::isValue(FlowId Id) const {
  const FlowId Source = Id == 0 ? 0 : sourceOf(Graph, Id);
  if (Source == 0)
    return false;
  if (isSameText(Graph, Source, Subject.Id))
    return true;
  const TextSubject Holder =
      Subject.Part ? holderOf(Graph, {Source, std::nullopt}) : TextSubject();
  return Holder.Part == Subject.Part && Holder.Id != 0 &&
         isSameText(Graph, Holder.Id, Subject.Id);
}

} // namespace async_tidy
