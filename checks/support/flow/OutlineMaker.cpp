// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OutlineMaker.h"
#include "Dispatch.h"
#include "FunctionMentions.h"
#include "LastingText.h"
#include "OwnFunctions.h"
#include "TextRoles.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

std::string nameOfUse(const FlowUse &Use) {
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  return Call ? calledName(*Call) : typeName(Use.User->getType());
}

bool OutlineMaker::isSafe(const FlowUse &Use) const {
  return Use.Callee && matchesAnyName(Safe, qualifiedName(*Use.Callee));
}

bool OutlineMaker::isSafeCall(const FlowNode &Node) const {
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(Node.Named);
  // escape(buffer, text), which gives nothing else that could be the safe text
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Node.Written);
      Call && Node.Kind == FlowKind::Written &&
      (Call->getType()->isVoidType() ||
       Call->getType()->isIntegralOrEnumerationType()))
    Callee = Call->getDirectCallee();
  return Callee && matchesAnyName(Safe, qualifiedName(*Callee));
}

static std::string originOf(const FlowNode &Node, bool IsNamedByKey) {
  const std::string Name = Node.Named ? simpleName(*Node.Named) : "";
  return IsNamedByKey
             ? "'" + Node.Key->getString().str() + "' is asked for here"
         : Name.empty()                   ? "the value comes from here"
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
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  return Function.isMain() || Function.isExternC() ||
         Function.isOverloadedOperator() ||
         (Method && Method->isVirtual() &&
          llvm::any_of(dispatchedTo(*Method), [&](const CXXMethodDecl *Known) {
            return Sources.isInSystemHeader(Known->getLocation());
          }));
}

/// The outline of one function while it is made.
class OutlineMaker::Making {
public:
  Making(OutlineMaker &Maker, const FunctionDecl &Function,
         const FlowGraph &Graph, bool AsPrinter)
      : Maker(Maker), Function(Function), Graph(Graph),
        Sources(Function.getASTContext().getSourceManager()) {
    Outline.Topic = Maker.Topic;
    Outline.File = pointOf(Function.getLocation(), Sources).File;
    const std::string Suffix = AsPrinter ? "#shown" : "";
    const std::string Declared = usrOf(Function);
    Outline.Usr = definedUsrOf(Function) + Suffix;
    if (Declared + Suffix != Outline.Usr)
      Outline.Defines = Declared + Suffix;
  }

  UnitOutline run(bool AsPrinter) {
    Outline.Values.resize(Graph.Nodes.size());
    Outline.Result = Graph.Result;
    Outline.IsVariadic = Function.isVariadic();
    Outline.Parameters.assign(Graph.Parameters.begin(), Graph.Parameters.end());
    Outline.Outs.assign(Graph.Outs.begin(), Graph.Outs.end());
    Outline.IsMain = Function.isMain();
    for (const FlowUse &Use : Graph.Uses)
      addUse(Use);
    if (Maker.topic() == FlowTopic::Statements)
      addMentions();
    for (FlowId Id = 1; Id != Graph.Nodes.size(); ++Id)
      fill(Id);
    if (Maker.topic() == FlowTopic::Statements)
      addLasting();
    if (AsPrinter)
      showAll();
    else
      Outline.IsHarmless = !Graph.Nodes[Graph.Result].From.empty() &&
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
    if (Maker.topic() == FlowTopic::Statements)
      addDispatches(Use);
    const FunctionDecl *Callee = ofProgram(Use.Callee);
    if (!Callee || Maker.isSafe(Use) || isModelled(*Use.User))
      return;
    Called[Use.User] = Outline.Calls.size();
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
      Outline.Dispatches.push_back(
          {usrOf(*Method), {Use.Arguments.begin(), Use.Arguments.end()}});
    // using Base::Base;
    if (const auto *Constructor =
            dyn_cast_or_null<CXXConstructorDecl>(Use.Callee);
        Constructor && Constructor->isInheritingConstructor())
      Outline.Dispatches.push_back(
          {usrOf(*Constructor->getInheritedConstructor().getConstructor()),
           {Use.Arguments.begin(), Use.Arguments.end()}});
    // Of which argument becomes which nothing is known.
    for (const CXXConstructorDecl *Constructor : constructorsBehind(Use, Graph))
      for (FlowId Argument : Use.Arguments)
        Outline.Dispatches.push_back(
            {usrOf(*Constructor),
             std::vector<unsigned>(Constructor->getNumParams(), Argument)});
  }

  /// For who asks whether all callers of a function are known.
  void addMentions() {
    Outline.Mentions = mentionsIn(Function);
    Outline.IsEntry = isEntry(Function);
    Outline.IsInternal = !Function.isExternallyVisible();
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
        Method && Method->isVirtual())
      for (const CXXMethodDecl *Known : dispatchedTo(*Method))
        Outline.Overrides.push_back(usrOf(*Known));
    llvm::sort(Outline.Overrides);
  }

  OutlineCall &addCall(const FlowUse &Use, const FunctionDecl &Callee,
                       bool AsPrinter) {
    Made.Calls.push_back({&Use, 0, {&Callee, AsPrinter}});
    OutlineCall &Call = Outline.Calls.emplace_back();
    Call.Usr = calledUsr(Callee, Function, /*IsVirtual=*/false) +
               (AsPrinter ? "#shown" : "");
    Call.Name = nameOfUse(Use);
    Call.At = pointOf(Use.User->getExprLoc(), Sources);
    return Call;
  }

  void addSink(const FlowUse &Use, const Sink &S) {
    unsigned Value = S.Value;
    if (S.Printer) {
      Value = Outline.Values.size();
      OutlineValue &Shown = Outline.Values.emplace_back();
      Shown.Call = Outline.Calls.size();
      addCall(Use, *S.Printer, /*AsPrinter=*/true);
    }
    if (Value == 0)
      return;
    Made.Sinks.push_back({&Use, S.Argument, {}});
    Outline.Sinks.push_back({Value, S.Kind, nameOfUse(Use),
                             pointOf(Use.User->getExprLoc(), Sources)});
  }

  void fill(FlowId Id) {
    const FlowNode &Node = Graph.Nodes[Id];
    OutlineValue &Value = Outline.Values[Id];
    Value.IsLiteral = Maker.isLiteral(Node);
    Value.IsRow = Maker.isRow(Node);
    const bool IsSource = Maker.isSource(Graph, Id);
    const bool IsOut = Node.Kind == FlowKind::Written;
    auto Call = IsOut || Node.Kind == FlowKind::Call ? Called.find(Node.Written)
                                                     : Called.end();
    if (Call != Called.end())
      Value.Call = Call->second;
    if (Value.Call && !IsOut) {
      Outline.Calls[*Value.Call].IsSource = IsSource;
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
    if (IsSource || Value.Call) {
      Value.Name = Maker.nameOf(Node);
      Value.Origin = originOf(Node, Maker.isNamedByKey(Node));
    }
    Value.Passing = passingOf(Node);
    if (Node.At.isValid() && !(Value.Origin.empty() && Value.Passing.empty()))
      Value.At = pointOf(Node.At, Sources);
  }

  /// What is read from fields and global variables, and written to them.
  void addLasting() {
    for (FlowId Id = 1; Id != Graph.Nodes.size(); ++Id) {
      const FlowNode &Node = Graph.Nodes[Id];
      const auto *Place = dyn_cast_or_null<ValueDecl>(Node.Named);
      if (!Outline.Values[Id].IsSource || !Place || !isLasting(*Place))
        continue;
      if (Node.Kind == FlowKind::Member)
        Outline.Values[Id].Lasting = usrOf(*Place);
      // Whatever else it begins with, only the unit that defines it knows.
      const auto *Global = dyn_cast<VarDecl>(Place);
      if (Node.Kind == FlowKind::Global && beginsConstant(*Global)) {
        Outline.Values[Id].Lasting = usrOf(*Place);
        Outline.Writes.emplace_back(Outline.Values[Id].Lasting, 0);
      }
    }
    for (const FlowWrite &Write : Graph.Lasting)
      Outline.Writes.emplace_back(usrOf(*Write.Into), Write.Value);
    llvm::sort(Outline.Writes);
  }

  /// All that is given to other functions or given back becomes the result.
  void showAll() {
    OutlineValue Result;
    Result.At = pointOf(Function.getLocation(), Sources);
    Result.Passing = "'" + simpleName(Function) + "' shows it";
    Result.From = Outline.Values[Graph.Result].From;
    for (const FlowUse &Use : Graph.Uses)
      if (Maker.shows(Use)) {
        Result.From.push_back({static_cast<unsigned>(Outline.Values.size())});
        OutlineValue &Given = Outline.Values.emplace_back();
        Given.At = pointOf(Use.User->getExprLoc(), Sources);
        Given.Passing = "'" + nameOfUse(Use) + "' is given it here";
        for (FlowId Argument : Use.Arguments)
          if (Argument != 0)
            Given.From.push_back({Argument});
      }
    Outline.Result = Outline.Values.size();
    Outline.Values.push_back(std::move(Result));
    for (unsigned Parameter : Outline.Parameters)
      Outline.Values[Parameter].IsSource = false;
    Outline.Parameters.clear();
    Outline.Outs.clear();
    Outline.Sinks.clear();
    Made.Sinks.clear();
  }

  OutlineMaker &Maker;
  const FunctionDecl &Function;
  const FlowGraph &Graph;
  const SourceManager &Sources;
  UnitOutline Made;
  FlowOutline &Outline = Made.Outline;
  /// By call, its index in the outline.
  llvm::DenseMap<const Stmt *, unsigned> Called;
};

std::optional<UnitOutline> OutlineMaker::make(const OutlineKey &Key) {
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
  return Making(*this, *Definition, Graph ? *Graph : Unknown, Key.AsPrinter)
      .run(Key.AsPrinter);
}

} // namespace async_tidy
