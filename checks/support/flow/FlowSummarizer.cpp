// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowSummarizer.h"
#include "Dispatch.h"
#include "FunctionMentions.h"
#include "LastingText.h"
#include "OwnFunctions.h"
#include "TextRoles.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/Overrides.h"

using namespace clang;

namespace async_tidy {

std::string nameOfUse(const FlowUse &Use) {
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  return Call ? calledName(*Call) : typeName(Use.User->getType());
}

bool FlowSummarizer::isSafe(const FunctionDecl &Function) const {
  const auto [It, IsNew] = Known.try_emplace(&Function);
  if (IsNew)
    It->second = matchesAnyName(Safe, qualifiedName(Function));
  return It->second;
}

bool FlowSummarizer::isSafe(const FlowUse &Use) const {
  return Use.Callee && isSafe(*Use.Callee);
}

bool FlowSummarizer::isSafeCall(const FlowNode &Node) const {
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(Node.Named);
  // escape(buffer, text), which gives nothing else that could be the safe text
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Node.Written);
      Call && Node.Kind == FlowKind::Written &&
      (Call->getType()->isVoidType() ||
       Call->getType()->isIntegralOrEnumerationType()))
    Callee = Call->getDirectCallee();
  return Callee && isSafe(*Callee);
}

static std::string originOf(const FlowNode &Node, bool IsNamedByKey) {
  const std::string Name = Node.Named ? simpleName(*Node.Named) : "";
  return IsNamedByKey   ? "'" + nameOfKey(Node.Key) + "' is asked for here"
         : Name.empty() ? "the value comes from here"
         : Node.Kind == FlowKind::Call    ? "'" + Name + "' gives it back here"
         : Node.Kind == FlowKind::Written ? "'" + Name + "' is filled here"
                                          : "'" + Name + "' comes from here";
}

static std::string passingOf(const FlowNode &Node) {
  switch (Node.Kind) {
  case FlowKind::Join:
    return "becomes part of a longer text here";
  case FlowKind::Store:
    return "is kept in '" + simpleName(*Node.Named) + "' here";
  case FlowKind::Call:
    return Node.Named ? "passes through '" + simpleName(*Node.Named) + "' here"
                      : "";
  default:
    return "";
  }
}

/// Whether calls of the function may be written in no code of the program: it
/// is called by what dispatches to a library's class, by templates of a
/// library, by C code, by nobody.
static bool isEntry(const FunctionDecl &Function) {
  return Function.isMain() || Function.isExternC() ||
         Function.isOverloadedOperator() || overridesLibrary(Function);
}

/// The summary of one function while it is made.
class FlowSummarizer::Summarizing {
public:
  Summarizing(FlowSummarizer &Maker, const FunctionDecl &Function,
              const FlowGraph &Graph, bool AsPrinter)
      : Maker(Maker), Function(Function), Graph(Graph),
        Sources(Function.getASTContext().getSourceManager()) {
    Summary.File = pointOf(Function.getLocation(), Sources).File;
    const std::string Suffix = AsPrinter ? "#shown" : "";
    const std::string Declared = usrOf(Function);
    Summary.Usr = definedUsrOf(Function) + Suffix;
    if (Declared + Suffix != Summary.Usr)
      Summary.Defines = Declared + Suffix;
  }

  UnitSummary run(bool AsPrinter) {
    Summary.Values.resize(Graph.Nodes.size());
    Summary.Result = Graph.Result;
    Summary.IsVariadic = Function.isVariadic();
    Summary.Parameters.assign(Graph.Parameters.begin(), Graph.Parameters.end());
    Summary.Outs.assign(Graph.Outs.begin(), Graph.Outs.end());
    Summary.IsMain = Function.isMain();
    Summary.GivesText = Maker.Flow.types().canHold(Function.getReturnType());
    for (const FlowUse &Use : Graph.Uses)
      addUse(Use);
    for (FlowId Id = 1; Id != Graph.Nodes.size(); ++Id)
      fill(Id);
    if (Maker.Topic.Rules.SourcesAreAssumed) {
      addMentions();
      addLasting();
    }
    if (AsPrinter)
      showAll();
    else
      Summary.IsHarmless = !Graph.Nodes[Graph.Result].From.empty() &&
                           Maker.isHarmless(Graph, Graph.Result);
    return std::move(Made);
  }

private:
  void addUse(const FlowUse &Use) {
    if (const auto Found = Maker.sinksOf(Use, Graph)) {
      for (const Sink &S : *Found)
        addSink(Use, S);
      return;
    }
    if (Maker.Topic.Rules.SourcesAreAssumed)
      addDispatches(Use);
    const FunctionDecl *Callee = ofProgram(Use.Callee);
    if (!Callee || Maker.isSafe(Use) || isModelled(*Use.User))
      return;
    Called[Use.User] = Summary.Calls.size();
    addCall(Use, *Callee, /*AsPrinter=*/false)
        .Arguments.assign(Use.Arguments.begin(), Use.Arguments.end());
  }

  /// Of a call of which a fact says what it does with text, its body says no
  /// more: that of a library whose headers are among the program's.
  bool isModelled(const Expr &User) const {
    const auto *Call = dyn_cast<CallExpr>(&User);
    return Call && llvm::any_of(TextUses, [&](TextUse Use) {
             return Maker.Flow.model().hasRole(*Call, textRole(Use));
           });
  }

  /// The calls that only the running program or a library makes.
  void addDispatches(const FlowUse &Use) {
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Use.Callee);
        Method && Method->isVirtual())
      Summary.Dispatches.push_back(
          {usrOf(*Method), {Use.Arguments.begin(), Use.Arguments.end()}});
    // using Base::Base;
    if (const auto *Constructor =
            dyn_cast_or_null<CXXConstructorDecl>(Use.Callee);
        Constructor && Constructor->isInheritingConstructor())
      Summary.Dispatches.push_back(
          {usrOf(*Constructor->getInheritedConstructor().getConstructor()),
           {Use.Arguments.begin(), Use.Arguments.end()}});
    // Of which argument becomes which nothing is known.
    for (const CXXConstructorDecl *Constructor : constructorsBehind(Use, Graph))
      for (FlowId Argument : Use.Arguments)
        Summary.Dispatches.push_back(
            {usrOf(*Constructor),
             FlowValueIds(Constructor->getNumParams(), Argument)});
  }

  /// For who asks whether all callers of a function are known.
  void addMentions() {
    const std::vector<std::string> Mentions = mentionsIn(Function);
    Summary.Mentions.assign(Mentions.begin(), Mentions.end());
    Summary.IsEntry = isEntry(Function);
    Summary.IsInternal = !Function.isExternallyVisible();
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
        Method && Method->isVirtual())
      for (const CXXMethodDecl *Known : dispatchedTo(*Method))
        Summary.Overrides.push_back(usrOf(*Known));
    llvm::sort(Summary.Overrides);
  }

  FlowCall &addCall(const FlowUse &Use, const FunctionDecl &Callee,
                    bool AsPrinter) {
    Made.Calls.push_back({&Use, 0, {&Callee, AsPrinter}});
    FlowCall &Call = Summary.Calls.emplace_back();
    Call.Usr = calledUsr(Callee, Function, /*IsVirtual=*/false) +
               (AsPrinter ? "#shown" : "");
    Call.Name = nameOfUse(Use);
    Call.At = pointOf(Use.User->getExprLoc(), Sources);
    return Call;
  }

  void addSink(const FlowUse &Use, const Sink &S) {
    unsigned Value = S.Value;
    if (S.Printer) {
      Value = Summary.Values.size();
      FlowValue &Shown = Summary.Values.emplace_back();
      Shown.Call = Summary.Calls.size();
      addCall(Use, *S.Printer, /*AsPrinter=*/true);
    }
    if (Value == 0)
      return;
    Made.Sinks.push_back({&Use, S.Argument, {}});
    Summary.Sinks.push_back({Value, S.Kind, nameOfUse(Use),
                             pointOf(Use.User->getExprLoc(), Sources)});
  }

  void fill(FlowId Id) {
    const FlowNode &Node = Graph.Nodes[Id];
    FlowValue &Value = Summary.Values[Id];
    Value.IsLiteral = Maker.isLiteral(Node);
    Value.IsRow = Maker.isRow(Node);
    const bool IsSource = Maker.isSource(Graph, Id);
    const bool IsOut = Node.Kind == FlowKind::Written;
    auto Call = IsOut || Node.Kind == FlowKind::Call ? Called.find(Node.Written)
                                                     : Called.end();
    if (Call != Called.end())
      Value.Call = Call->second;
    if (Value.Call && !IsOut) {
      Summary.Calls[*Value.Call].IsSource = IsSource;
    } else {
      Value.IsSource = IsSource;
      Value.IsGiven = IsSource && Maker.isGiven(Graph, Id);
    }
    if (Value.Call && IsOut)
      Value.Out = Node.Parameter;
    for (unsigned I = 0; I != Node.From.size(); ++I)
      if (auto Edge = Maker.edgeOf(Graph, Id, I)) {
        // Of a call that is not followed nothing is known.
        if (Edge->Move == FlowMove::Argument && !Value.Call)
          Edge->Move = FlowMove::Guessed;
        Value.From.push_back(*Edge);
      }
    FlowWords Words;
    if (IsSource || Value.Call) {
      Words.Name = Maker.nameOf(Node);
      Words.Origin = originOf(Node, Maker.isNamedByKey(Node));
    }
    Words.Passing = passingOf(Node);
    if (Node.At.isValid() && !(Words.Origin.empty() && Words.Passing.empty()))
      Words.At = pointOf(Node.At, Sources);
    Summary.setWords(Value, Words);
  }

  /// What is read from fields and global variables, and written to them.
  void addLasting() {
    for (FlowId Id = 1; Id != Graph.Nodes.size(); ++Id) {
      const FlowNode &Node = Graph.Nodes[Id];
      const auto *Place = dyn_cast_or_null<ValueDecl>(Node.Named);
      if (!Summary.Values[Id].IsSource || !Place || !isLasting(*Place))
        continue;
      if (Node.Kind == FlowKind::Member)
        Summary.Values[Id].Lasting = usrOf(*Place);
      // Whatever else it begins with, only the unit that defines it knows.
      const auto *Global = dyn_cast<VarDecl>(Place);
      if (Node.Kind == FlowKind::Global && beginsConstant(*Global)) {
        Summary.Values[Id].Lasting = usrOf(*Place);
        Summary.Writes.emplace_back(Summary.Values[Id].Lasting, 0);
      }
    }
    for (const FlowWrite &Write : Graph.Lasting)
      Summary.Writes.emplace_back(usrOf(*Write.Into), Write.Value);
    llvm::sort(Summary.Writes);
  }

  /// All that is given to other functions or given back becomes the result.
  void showAll() {
    FlowValue Result;
    Summary.setWords(Result, {{},
                              {},
                              "'" + simpleName(Function) + "' shows it",
                              pointOf(Function.getLocation(), Sources)});
    Result.From = Summary.Values[Graph.Result].From;
    for (const FlowUse &Use : Graph.Uses)
      if (Maker.shows(Use)) {
        Result.From.push_back({static_cast<unsigned>(Summary.Values.size())});
        FlowValue &Given = Summary.Values.emplace_back();
        Summary.setWords(Given, {{},
                                 {},
                                 "'" + nameOfUse(Use) + "' is given it here",
                                 pointOf(Use.User->getExprLoc(), Sources)});
        for (FlowId Argument : Use.Arguments)
          if (Argument != 0)
            Given.From.push_back({Argument});
      }
    Summary.Result = Summary.Values.size();
    Summary.Values.push_back(std::move(Result));
    for (unsigned Parameter : Summary.Parameters)
      Summary.Values[Parameter].IsSource = false;
    Summary.Parameters.clear();
    Summary.Outs.clear();
    Summary.Sinks.clear();
    Made.Sinks.clear();
  }

  FlowSummarizer &Maker;
  const FunctionDecl &Function;
  const FlowGraph &Graph;
  const SourceManager &Sources;
  UnitSummary Made;
  FlowSummary &Summary = Made.Summary;
  /// By call, its index in the summary.
  llvm::DenseMap<const Stmt *, unsigned> Called;
};

std::optional<UnitSummary> FlowSummarizer::make(const SummaryKey &Key) {
  const FunctionDecl *Definition = definitionOf(Key.Function);
  if (!Definition)
    return std::nullopt;
  // A body of which clang makes no flow graph does nothing that is known.
  static const FlowGraph Unknown = [] {
    FlowGraph Graph;
    Graph.Nodes.emplace_back().Kind = FlowKind::Result;
    Graph.Result = 1;
    return Graph;
  }();
  const FlowGraph *Graph = Flow.graphOf(*Definition);
  return Summarizing(*this, *Definition, Graph ? *Graph : Unknown,
                     Key.AsPrinter)
      .run(Key.AsPrinter);
}

} // namespace async_tidy
