// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextValidation.h"
#include "CharacterTest.h"
#include "ConstantTexts.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/flow/OwnFunctions.h"
#include "support/flow/ParameterUse.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallSet.h"

using namespace clang;

namespace async_tidy {

/// The calls in a statement.
namespace {
class CallCollector : public CodeVisitor {
public:
  bool VisitExpr(Expr *E) override {
    if (isa<CallExpr, CXXConstructExpr>(E))
      Calls.insert(E);
    return true;
  }
  llvm::DenseSet<const Expr *> Calls;
};
} // namespace

/// The value that \p Id is on every way that leads to it, as what it is or as
/// a view of it; None where it can be several.
static FlowId sourceOf(const FlowGraph &Graph, FlowId Id) {
  llvm::SmallVector<FlowId, 8> Open{Id};
  llvm::SmallSet<FlowId, 8> Seen;
  FlowId Only = 0;
  while (!Open.empty()) {
    const FlowId At = Open.pop_back_val();
    if (!Seen.insert(At).second)
      continue;
    // One that is made anew on every line of a long function has as many ways.
    if (Seen.size() > 64)
      return 0;
    const FlowNode &Node = Graph.Nodes[At];
    if (Node.Kind != FlowKind::Pass) {
      if (Only != 0)
        return 0;
      Only = At;
      continue;
    }
    for (const FlowEdge &Edge : Node.From) {
      if (Edge.Step != FlowStep::Same)
        return 0;
      Open.push_back(Edge.From);
    }
  }
  return Only;
}

/// The statements of a function that may judge a text, by the variable that
/// they mention.
class TextValidation::Candidates : public CodeVisitor {
public:
  bool dataTraverseStmtPre(Stmt *S) override {
    if (mayJudge(S)) {
      Judges.push_back({S, innermost()});
      Around.push_back(Judges.size() - 1);
    }
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) override {
    if (mayJudge(S))
      Around.pop_back();
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) override {
    const Expr *Init = Variable->getInit();
    for (unsigned Depth = 0; Init && Depth != 8; ++Depth) {
      Init = stripCasts(Init);
      if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(Init)) {
        Looks[Variable] = Named->getDecl();
        break;
      }
      const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Init);
      const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Init);
      Init = Made && Made->getNumArgs() > 0 ? Made->getArg(0)
             : Call                         ? Call->getImplicitObjectArgument()
                                            : nullptr;
    }
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    const ValueDecl *Variable = Named->getDecl();
    for (unsigned Depth = 0; Variable && Depth != 4; ++Depth) {
      if (innermost())
        Naming[Variable].push_back(*innermost());
      Variable = Looks.lookup(Variable);
    }
    return true;
  }

  /// How many more judgements are looked for in the function.
  size_t Left = 50000;

  llvm::ArrayRef<const Stmt *> of(const ValueDecl &Variable) {
    const auto [It, IsNew] = By.try_emplace(&Variable);
    std::vector<const Stmt *> &All = It->second;
    if (!IsNew)
      return All;
    llvm::DenseSet<unsigned> Seen;
    for (std::optional<unsigned> Judge : Naming.lookup(&Variable))
      for (; Judge && Seen.insert(*Judge).second; Judge = Judges[*Judge].Outer)
        All.push_back(Judges[*Judge].Code);
    return All;
  }

private:
  static bool mayJudge(const Stmt *S) {
    return isa_and_nonnull<CallExpr, BinaryOperator, CXXRewrittenBinaryOperator,
                           ForStmt, WhileStmt, CXXForRangeStmt>(S);
  }

  std::optional<unsigned> innermost() const {
    return Around.empty() ? std::nullopt : std::optional(Around.back());
  }

  /// A statement that may judge, and the one around it, by index. A long
  /// expression is one in the other.
  struct Judge {
    const Stmt *Code = nullptr;
    std::optional<unsigned> Outer;
  };
  std::vector<Judge> Judges;
  std::vector<unsigned> Around;
  /// The innermost ones around each mention of a variable.
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<unsigned, 4>> Naming;
  /// All of them, of those that have been asked for.
  llvm::DenseMap<const ValueDecl *, std::vector<const Stmt *>> By;
  /// const char *p = text.c_str();
  llvm::DenseMap<const ValueDecl *, const ValueDecl *> Looks;
};

/// What code tells about one text of a function.
class TextValidation::Test {
public:
  Test(TextValidation &Validation, const FlowGraph &Graph, FlowId Text)
      : Validation(Validation), Graph(Graph), Text(Text),
        Variable(cast<ValueDecl>(Graph.Nodes[Text].Named)),
        Context(Validation.Flow.model().context()) {}

  Passing operator()(const Stmt &S) const {
    const Passing How = judge(S);
    return How != Passing::No && isAboutText(S) ? How : Passing::No;
  }

private:
  Passing judge(const Stmt &S) const {
    if (isa<ForStmt, WhileStmt, CXXForRangeStmt>(S))
      return loop(S) ? Passing::WhenFalse : Passing::No;
    if (const auto *Compared = dyn_cast<BinaryOperator>(&S))
      return Compared->isEqualityOp()
                 ? equality(Compared->getOpcode() == BO_EQ, Compared->getLHS(),
                            Compared->getRHS())
                 : Passing::No;
    if (const auto *Compared = dyn_cast<CXXRewrittenBinaryOperator>(&S))
      return Compared->getOperator() == BO_EQ ||
                     Compared->getOperator() == BO_NE
                 ? equality(Compared->getOperator() == BO_EQ,
                            Compared->getLHS(), Compared->getRHS())
                 : Passing::No;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S)) {
      const OverloadedOperatorKind Kind = Operator->getOperator();
      return Kind == OO_EqualEqual || Kind == OO_ExclaimEqual
                 ? equality(Kind == OO_EqualEqual, Operator->getArg(0),
                            Operator->getArg(1))
                 : Passing::No;
    }
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      return call(*Call);
    return Passing::No;
  }

  /// Text, as what it is or as what looks at it: Text.c_str(), a view of it.
  bool isText(const Expr *E, unsigned Depth = 0) const {
    E = stripCasts(E);
    if (!E || Depth > 8)
      return false;
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl() == Variable;
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      return Made->getNumArgs() == 1 && isText(Made->getArg(0), Depth + 1);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return Call->getNumArgs() == 0 &&
             (Call->getType()->isPointerType() ||
              isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl())) &&
             isText(Call->getImplicitObjectArgument(), Depth + 1);
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->isIncrementDecrementOp() &&
             isText(Operator->getSubExpr(), Depth + 1);
    const auto *Named = dyn_cast<DeclRefExpr>(E);
    if (!Named)
      return false;
    if (Named->getDecl() == Variable)
      return true;
    // const char *p = text.c_str(); auto it = text.begin(); auto &same = text;
    const auto *Local = dyn_cast<VarDecl>(Named->getDecl());
    const Expr *Init =
        Local && Local->isLocalVarDecl() ? Local->getInit() : nullptr;
    if (!Init || Init->isValueDependent())
      return false;
    const Expr *Range = rangeOf(Init);
    return isText(Range ? Range : Init, Depth + 1);
  }

  /// Text[i], *p, or what has been initialised with one of them.
  bool isCharacter(const Expr &E, const VarDecl *LoopVariable) const {
    if (!E.getType().getNonReferenceType()->isAnyCharacterType())
      return false;
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
      return isText(Element->getBase());
    if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
      return Operator->getOpcode() == UO_Deref &&
             isText(Operator->getSubExpr());
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
      return (Operator->getOperator() == OO_Subscript ||
              Operator->getOperator() == OO_Star) &&
             isText(Operator->getArg(0));
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
      return Call->getMethodDecl() &&
             simpleName(*Call->getMethodDecl()) == "at" &&
             isText(Call->getImplicitObjectArgument());
    const auto *Named = dyn_cast<DeclRefExpr>(&E);
    const auto *Local = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (!Local)
      return false;
    if (Local == LoopVariable)
      return true;
    const Expr *Init = Local->isLocalVarDecl() && Local->getInit()
                           ? stripCasts(Local->getInit())
                           : nullptr;
    return Init && !isa<DeclRefExpr>(Init) && isCharacter(*Init, LoopVariable);
  }

  /// Whether the loop goes over the text, and no dangerous character lets it
  /// go on or ends it.
  bool loop(const Stmt &S) const {
    const VarDecl *LoopVariable = nullptr;
    const Expr *Condition = nullptr;
    const Stmt *Body = nullptr;
    if (const auto *Range = dyn_cast<CXXForRangeStmt>(&S)) {
      if (!isText(Range->getRangeInit()))
        return false;
      LoopVariable = Range->getLoopVariable();
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

  /// Text == "name", Allowed.find(Text) != Allowed.end()
  Passing equality(bool IsEqual, const Expr *Left, const Expr *Right) const {
    if ((isText(Left) && constantText(Right)) ||
        (isText(Right) && constantText(Left)))
      return IsEqual ? Passing::WhenTrue : Passing::WhenFalse;
    if (rangeOf(Left))
      std::swap(Left, Right);
    const auto *Search = dyn_cast_or_null<CallExpr>(stripCasts(Left));
    const FunctionDecl *Callee = Search ? Search->getDirectCallee() : nullptr;
    if (!Callee || !rangeOf(Right))
      return Passing::No;
    const std::string Name = simpleName(*Callee);
    const bool IsFound = Name == "find" && finds(*Search);
    const bool IsClean =
        (Name == "find_if" && predicate(*Search, /*Wanted=*/true)) ||
        (Name == "find_if_not" && predicate(*Search, /*Wanted=*/false));
    if (!IsFound && !IsClean)
      return Passing::No;
    return IsEqual == IsClean ? Passing::WhenTrue : Passing::WhenFalse;
  }

  /// Allowed.find(Text), std::find(begin(Allowed), end(Allowed), Text)
  bool finds(const CallExpr &Search) const {
    const unsigned Count = Search.getNumArgs();
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Search))
      return Count == 1 && isText(Member->getArg(0)) &&
             isConstantSet(Member->getImplicitObjectArgument());
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Search);
    const unsigned First = Operator ? 1 : 0;
    if (Count < First + 2)
      return false;
    const Expr *Set = rangeOf(Search.getArg(First));
    const unsigned Looked = Set ? First + 2 : First + 1;
    return Count > Looked && isText(Search.getArg(Looked)) &&
           isConstantSet(Set ? Set : Search.getArg(First));
  }

  /// std::all_of(begin(Text), end(Text), predicate) and the ranges' form.
  bool predicate(const CallExpr &Call, bool Wanted) const {
    const unsigned First = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
    if (Call.getNumArgs() < First + 2)
      return false;
    const Expr *Range = rangeOf(Call.getArg(First));
    const unsigned Tested = Range ? First + 2 : First + 1;
    return Call.getNumArgs() > Tested &&
           isText(Range ? Range : Call.getArg(First)) &&
           givesForAll(*Call.getArg(Tested), Wanted, Context);
  }

  Passing call(const CallExpr &Call) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee)
      return Passing::No;
    const std::string Name = simpleName(*Callee);
    const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
    if (Method && isText(Method->getImplicitObjectArgument()))
      return ofText(*Method, Name);
    if (Method && (Name == "contains" || Name == "count"))
      return finds(Call) ? Passing::WhenTrue : Passing::No;
    if (Callee->isInStdNamespace() || Callee->isExternC())
      return library(Call, Name);
    const FunctionDecl *Definition = definitionOf(Callee);
    return Definition ? given(Call, *Definition) : Passing::No;
  }

  Passing library(const CallExpr &Call, llvm::StringRef Name) const {
    if (Name == "strcmp" || Name == "strcasecmp")
      return Call.getNumArgs() == 2 &&
                     ((isText(Call.getArg(0)) &&
                       constantText(Call.getArg(1))) ||
                      (isText(Call.getArg(1)) && constantText(Call.getArg(0))))
                 ? Passing::WhenFalse
                 : Passing::No;
    const bool IsValid = Name == "regex_match"     ? matches(Call)
                         : Name == "binary_search" ? finds(Call)
                         : Name == "all_of"
                             ? predicate(Call, false)
                             : Name == "none_of" && predicate(Call, true);
    if (IsValid)
      return Passing::WhenTrue;
    return Name == "any_of" && predicate(Call, true) ? Passing::WhenFalse
                                                     : Passing::No;
  }

  /// Text.find_first_not_of("0123456789") and the like: what they give is true
  /// where it is npos.
  Passing ofText(const CXXMemberCallExpr &Call, llvm::StringRef Name) const {
    if (Call.getNumArgs() == 0)
      return Passing::No;
    const StringLiteral *Set = constantText(Call.getArg(0));
    if (!Set || !Set->isOrdinary() ||
        (Name != "find_first_not_of" && Name != "find_first_of"))
      return Passing::No;
    const bool IsAllowed = Name == "find_first_not_of";
    return llvm::all_of(StatementCharacters,
                        [&](char C) {
                          return Set->getString().contains(C) != IsAllowed;
                        })
               ? Passing::WhenTrue
               : Passing::No;
  }

  bool matches(const CallExpr &Call) const {
    if (Call.getNumArgs() < 2 || !isText(Call.getArg(0)))
      return false;
    const auto *Named =
        dyn_cast_or_null<DeclRefExpr>(stripCasts(Call.getArg(1)));
    const auto *Pattern = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    const auto *Made = dyn_cast_or_null<CXXConstructExpr>(
        stripCasts(Pattern ? Pattern->getAnyInitializer() : Call.getArg(1)));
    if (Pattern && !Pattern->getType().isConstQualified() &&
        !Pattern->isLocalVarDecl())
      return false;
    const StringLiteral *Known = Made && Made->getNumArgs() > 0
                                     ? constantText(Made->getArg(0))
                                     : nullptr;
    return Known && Known->isOrdinary() && isStrictPattern(Known->getString());
  }

  /// A function of this unit is given the text.
  Passing given(const CallExpr &Call, const FunctionDecl &Callee) const {
    const unsigned First = firstArgument(Call);
    for (unsigned I = First; I < Call.getNumArgs(); ++I)
      if (I - First < Callee.getNumParams() && isText(Call.getArg(I)))
        return Validation.passingOf(Callee, I - First);
    return Passing::No;
  }

  bool isWrittenOnce() const {
    if (!IsWrittenOnce)
      IsWrittenOnce =
          !isa<FieldDecl>(Variable) &&
          llvm::count_if(Graph.Nodes, [&](const FlowNode &Node) {
            return Node.Named == Variable && Node.Kind != FlowKind::Member;
          }) == 1;
    return *IsWrittenOnce;
  }

  /// Whether \p S looks at the value itself, and not at what its variable held
  /// before or after.
  bool isAboutText(const Stmt &S) const {
    if (isWrittenOnce())
      return true;
    CallCollector In;
    In.TraverseStmt(const_cast<Stmt *>(&S));
    return llvm::any_of(Graph.Uses, [&](const FlowUse &Use) {
      return In.Calls.contains(Use.User) &&
             (isValue(Use.Object) || llvm::any_of(Use.Arguments, [&](FlowId A) {
                return isValue(A);
              }));
    });
  }
  bool isValue(FlowId Id) const {
    return Id == Text || (Id != 0 && sourceOf(Graph, Id) == Text);
  }

  TextValidation &Validation;
  const FlowGraph &Graph;
  FlowId Text;
  const ValueDecl *Variable;
  const ASTContext &Context;
  /// Once it has been asked for: the graph may be long.
  mutable std::optional<bool> IsWrittenOnce;
};

Passing TextValidation::passingOf(const FunctionDecl &Function,
                                  unsigned Parameter) {
  auto [It, IsNew] = Known.try_emplace({&Function, Parameter}, Passing::No);
  const FlowGraph *Graph = IsNew ? Flow.graphOf(Function) : nullptr;
  if (!Graph || Parameter >= Graph->Parameters.size() ||
      Graph->Parameters[Parameter] == 0)
    return It->second;
  GuardFlow *Found = flowOf(*Graph, Graph->Parameters[Parameter], Function);
  const Passing Whole = Found ? Found->behind(Function).Whole : Passing::No;
  return Known[{&Function, Parameter}] = Whole;
}

GuardFlow *TextValidation::flowOf(const FlowGraph &Graph, FlowId Text,
                                  const FunctionDecl &Function) {
  auto [It, IsNew] = Flows.try_emplace({&Graph, Text});
  if (!IsNew)
    return It->second.get();
  std::shared_ptr<Candidates> &Known = Tests[&Function];
  if (!Known) {
    Known = std::make_shared<Candidates>();
    Known->TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  }
  const auto &Named = *cast<ValueDecl>(Graph.Nodes[Text].Named);
  // A variable that is written in every line of a very long function is as
  // many texts, and each of its lines may judge any of them.
  const size_t Asked = Known->of(Named).size();
  if (Asked > Known->Left)
    return nullptr;
  Known->Left -= Asked;
  const Test Passes(*this, Graph, Text);
  if (llvm::any_of(Known->of(Named),
                   [&](const Stmt *S) { return Passes(*S) != Passing::No; }))
    It->second = std::make_unique<GuardFlow>(Flow.model(), Passes);
  return It->second.get();
}

bool TextValidation::holds(const FlowGraph &Graph, FlowId To,
                           const FlowEdge &Edge) {
  const Stmt *At = Graph.Nodes[To].Written;
  FlowId Text = sourceOf(Graph, Edge.From);
  for (unsigned Depth = 0; At && Text != 0 && Depth != 8; ++Depth) {
    const FlowNode &Node = Graph.Nodes[Text];
    const auto *Variable = dyn_cast_or_null<VarDecl>(Node.Named);
    const auto *Function = Variable && Node.Kind != FlowKind::Global
                               ? dyn_cast_or_null<FunctionDecl>(
                                     Variable->getParentFunctionOrMethod())
                               : nullptr;
    GuardFlow *Tested = Function ? flowOf(Graph, Text, *Function) : nullptr;
    if (Tested && Tested->behind(*Function).Statements.contains(At))
      return true;
    if (Node.From.size() != 1 || Node.From.front().Step != FlowStep::Same)
      return false;
    Text = sourceOf(Graph, Node.From.front().From);
  }
  return false;
}

} // namespace async_tidy
