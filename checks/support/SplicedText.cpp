// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SplicedText.h"
#include "FlowBuilder.h"
#include "Names.h"
#include "SourceText.h"
#include "StatementText.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

/// Where literal text, run-time text and the two together are in a function.
struct SplicedText::Reach {
  FlowReach Literal;
  FlowReach Piece;
  FlowReach Spliced;
};

/// What a function does with text, for whoever calls it.
struct SplicedText::Summary {
  /// By parameter: it becomes part of the result; it is spliced into the
  /// result; it becomes a statement that is run.
  struct Flow {
    bool Passes = false;
    bool Splices = false;
    SpliceKind Kind = SpliceKind::Value;
    const FlowUse *Runs = nullptr;
    unsigned RunsArgument = 0;
  };
  std::vector<Flow> Parameters;
  /// Without its parameters the result can be literal text, hold run-time
  /// text, be a statement with spliced text.
  bool GivesLiteral = false;
  bool GivesPiece = false;
  bool GivesSpliced = false;
  SpliceKind Kind = SpliceKind::Value;
};

/// Every call of the functions that nothing outside the unit can call.
class SplicedText::Callers : public RecursiveASTVisitor<Callers> {
public:
  explicit Callers(ASTContext &Context) : Sources(Context.getSourceManager()) {
    for (Decl *D : Context.getTranslationUnitDecl()->decls())
      if (!Sources.isInSystemHeader(D->getLocation()))
        TraverseDecl(D);
  }

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitCallExpr(CallExpr *Call) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      Calls[Callee->getCanonicalDecl()].push_back(Call);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Reference) {
    if (const auto *Callee = dyn_cast<FunctionDecl>(Reference->getDecl()))
      ++References[Callee->getCanonicalDecl()];
    return true;
  }

  /// The calls, where all uses of the function are calls.
  llvm::ArrayRef<const CallExpr *> of(const FunctionDecl &Function) const {
    const FunctionDecl *Key = Function.getCanonicalDecl();
    auto It = Calls.find(Key);
    if (It == Calls.end() || It->second.size() != References.lookup(Key))
      return {};
    return It->second;
  }

private:
  const SourceManager &Sources;
  std::map<const FunctionDecl *, std::vector<const CallExpr *>> Calls;
  llvm::DenseMap<const FunctionDecl *, unsigned> References;
};

bool SplicedText::isSafe(const FlowNode &Node) const {
  return Node.Kind == FlowKind::Quoted ||
         (Node.Kind == FlowKind::Call && Node.Named &&
          matchesAnyName(Safe, qualifiedName(*Node.Named)));
}

/// Whether every call of a function of this unit alone gives a constant.
bool SplicedText::isConstantParameter(const ParmVarDecl &Parameter) {
  const auto *Function = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  if (!Function || Function->isExternallyVisible() ||
      (isa<CXXMethodDecl>(Function) && !Function->isStatic()))
    return false;
  if (!KnownCallers)
    KnownCallers = std::make_shared<Callers>(Flow.model().context());
  auto IsConstant = [&](const CallExpr *Call) {
    const unsigned Index = Parameter.getFunctionScopeIndex();
    const Expr *Given =
        Index < Call->getNumArgs() ? stripCasts(Call->getArg(Index)) : nullptr;
    if (const auto *Default = dyn_cast_or_null<CXXDefaultArgExpr>(Given))
      Given = Default->getExpr();
    if (!Given || literalOf(Given))
      return Given != nullptr;
    const auto *Named = dyn_cast<DeclRefExpr>(Given);
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    return Variable && Variable->hasGlobalStorage() &&
           (Variable->isConstexpr() || Variable->getType().isConstQualified());
  };
  const auto Calls = KnownCallers->of(*Function);
  return !Calls.empty() && llvm::all_of(Calls, IsConstant);
}

/// Whether the value is text of which the program does not know what it holds.
bool SplicedText::isSource(const FlowGraph &Graph, FlowId Id) {
  const FlowNode &Node = Graph.Nodes[Id];
  switch (Node.Kind) {
  case FlowKind::Parameter:
    return !isConstantParameter(*cast<ParmVarDecl>(Node.Named));
  case FlowKind::Global:
  case FlowKind::Written:
    return true;
  case FlowKind::Member: {
    // A part of a constant is one.
    FlowId Owner = Id;
    for (unsigned Depth = 0; Depth != 8 && Graph.Nodes[Owner].From.size() == 1;
         ++Depth)
      Owner = Graph.Nodes[Owner].From.front().From;
    return Graph.Nodes[Owner].Kind != FlowKind::Constant;
  }
  case FlowKind::Call: {
    const auto *Call = dyn_cast_or_null<CallExpr>(Node.Written);
    if (isSafe(Node) || !Call)
      return false;
    if (Flow.model().hasRole(*Call, Role::TextInput))
      return true;
    const auto *Callee = dyn_cast_or_null<FunctionDecl>(Node.Named);
    if (const FunctionDecl *Definition = definitionOf(Callee))
      return summaryOf(*Definition).GivesPiece;
    // A getter of an object that came from elsewhere.
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (!Method || Method->isStatic())
      return false;
    auto IsOwner = [](const FlowEdge &Edge) {
      return Edge.Step == FlowStep::Owner;
    };
    const auto *Owner = llvm::find_if(Node.From, IsOwner);
    if (Owner == Node.From.end())
      return true;
    const FlowKind Kind = Graph.Nodes[Owner->From].Kind;
    return Kind != FlowKind::Constant && Kind != FlowKind::Quoted;
  }
  default:
    return false;
  }
}

bool SplicedText::passesArgument(const FlowNode &To, const FlowEdge &Edge) {
  const FunctionDecl *Callee =
      definitionOf(dyn_cast_or_null<FunctionDecl>(To.Named));
  if (!Callee)
    return false;
  const Summary &Known = summaryOf(*Callee);
  return Edge.Parameter < Known.Parameters.size() &&
         Known.Parameters[Edge.Parameter].Passes;
}

/// Whether run-time text follows literal text in the joined text \p Id: then
/// it is a part of the statement and not the statement itself.
bool SplicedText::splices(const FlowGraph &Graph, FlowId Id,
                          const FlowReach &Literal, const FlowReach &Piece,
                          unsigned &Operand) {
  const FlowNode &Node = Graph.Nodes[Id];
  bool HasLiteral = false;
  for (Operand = 0; Operand != Node.From.size(); ++Operand) {
    const FlowEdge &Edge = Node.From[Operand];
    if (HasLiteral && Piece.reaches(Edge.From)) {
      const auto Before = textBefore(Graph, Id, Operand);
      if ((!Before ||
           (!introducesStatement(*Before) && !introducesSetting(*Before))) &&
          !isQuotedByFormat(Graph, Id, Operand) &&
          !Validation.holds(Graph, Id, Edge))
        return true;
    }
    HasLiteral |= Literal.reaches(Edge.From);
  }
  return false;
}

/// Whether \p Callee splices the run-time text that it is given on \p Edge.
bool SplicedText::splicesArgument(const FunctionDecl &Callee,
                                  const FlowEdge &Edge,
                                  const FlowReach &Piece) {
  if (Edge.Step != FlowStep::Argument || !Piece.reaches(Edge.From))
    return false;
  const Summary &Known = summaryOf(Callee);
  return Edge.Parameter < Known.Parameters.size() &&
         Known.Parameters[Edge.Parameter].Splices;
}

SplicedText::Reach SplicedText::reach(const FlowGraph &Graph,
                                      llvm::ArrayRef<FlowId> Sources,
                                      bool FromParameter) {
  std::vector<FlowId> Literals;
  for (FlowId Id = 0; Id != Graph.Nodes.size(); ++Id) {
    const FlowNode &Node = Graph.Nodes[Id];
    if (Node.Kind == FlowKind::Constant)
      Literals.push_back(Id);
    else if (Node.Kind == FlowKind::Call)
      if (const FunctionDecl *Callee =
              definitionOf(dyn_cast_or_null<FunctionDecl>(Node.Named)))
        if (summaryOf(*Callee).GivesLiteral)
          Literals.push_back(Id);
  }
  auto Keeps = [&](FlowId To, const FlowEdge &Edge) {
    const FlowNode &Node = Graph.Nodes[To];
    if (isSafe(Node))
      return false;
    return (Edge.Step == FlowStep::Same || Edge.Step == FlowStep::Part ||
            (Edge.Step == FlowStep::Argument && passesArgument(Node, Edge))) &&
           !Validation.holds(Graph, To, Edge);
  };
  Reach R{FlowReach(Graph, Literals, Keeps),
          FlowReach(Graph, Sources,
                    [&](FlowId To, const FlowEdge &Edge) {
                      return Keeps(To, Edge) ||
                             (Edge.Step == FlowStep::Through &&
                              !isSafe(Graph.Nodes[To]));
                    }),
          FlowReach(Graph, {}, Keeps)};
  std::vector<FlowId> Joins;
  for (FlowId Id = 0; Id != Graph.Nodes.size(); ++Id) {
    const FlowNode &Node = Graph.Nodes[Id];
    unsigned Operand;
    if (Node.Kind == FlowKind::Join &&
        splices(Graph, Id, R.Literal, R.Piece, Operand)) {
      Joins.push_back(Id);
      continue;
    }
    const FunctionDecl *Callee =
        Node.Kind == FlowKind::Call && !isSafe(Node)
            ? definitionOf(dyn_cast_or_null<FunctionDecl>(Node.Named))
            : nullptr;
    if (!Callee)
      continue;
    auto IsSpliced = [&](const FlowEdge &Edge) {
      return splicesArgument(*Callee, Edge, R.Piece) &&
             !Validation.holds(Graph, Id, Edge);
    };
    if ((summaryOf(*Callee).GivesSpliced && !FromParameter) ||
        llvm::any_of(Node.From, IsSpliced))
      Joins.push_back(Id);
  }
  R.Spliced = FlowReach(Graph, Joins, Keeps);
  return R;
}

llvm::SmallVector<unsigned, 1>
SplicedText::statementArguments(const FlowUse &Use) {
  llvm::SmallVector<unsigned, 1> Places;
  const AsyncModel &Model = Flow.model();
  const CallFact *Fact = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(Use.User))
    Fact = Model.callFact(*Call, Role::SqlSink);
  else if (const auto *Made = dyn_cast<CXXConstructExpr>(Use.User))
    Fact = Model.callFact(*Made, Role::SqlSink);
  if (Fact) {
    if (Fact->Argument)
      Places.push_back(Fact->Argument->Index);
    return Places;
  }
  const FunctionDecl *Callee = definitionOf(Use.Callee);
  if (!Callee)
    return Places;
  const Summary &Known = summaryOf(*Callee);
  for (unsigned I = 0; I != Known.Parameters.size(); ++I)
    if (Known.Parameters[I].Runs)
      Places.push_back(I);
  return Places;
}

/// The statement that a sink is given. One that collects the text piece by
/// piece (session << "..." << x) runs what it has collected.
static FlowId statementOf(const FlowUse &Use, unsigned Argument,
                          const FlowGraph &Graph) {
  if (Use.Result != 0 && Graph.Nodes[Use.Result].Kind == FlowKind::Join)
    return Use.Result;
  return Argument < Use.Arguments.size() ? Use.Arguments[Argument] : 0;
}

const SplicedText::Summary &
SplicedText::summaryOf(const FunctionDecl &Function) {
  return Summaries.of(Function,
                      [&](const FlowGraph &Graph) { return summarize(Graph); });
}

SplicedText::Summary SplicedText::summarize(const FlowGraph &Graph) {
  Summary Found;
  Found.Parameters.resize(Graph.Parameters.size());
  const std::vector<FlowId> Own =
      ownSourcesIn(Graph, [&](FlowId Id) { return isSource(Graph, Id); });
  const Reach Alone = reach(Graph, Own, false);
  Found.GivesLiteral = Alone.Literal.reaches(Graph.Result);
  Found.GivesPiece = Alone.Piece.reaches(Graph.Result);
  Found.GivesSpliced = Alone.Spliced.reaches(Graph.Result);
  if (Found.GivesSpliced)
    Found.Kind = describe(Graph, Alone, Graph.Result).Kind;
  for (unsigned I = 0; I != Graph.Parameters.size(); ++I) {
    const FlowId Parameter = Graph.Parameters[I];
    if (Parameter == 0)
      continue;
    const Reach R = reach(Graph, Parameter, true);
    Found.Parameters[I].Passes = R.Piece.reaches(Graph.Result);
    Found.Parameters[I].Splices = R.Spliced.reaches(Graph.Result);
    if (Found.Parameters[I].Splices)
      Found.Parameters[I].Kind = describe(Graph, R, Graph.Result).Kind;
    for (const FlowUse &Use : Graph.Uses)
      for (unsigned Argument : statementArguments(Use)) {
        const FlowId Statement = statementOf(Use, Argument, Graph);
        if (Statement != 0 && !Found.Parameters[I].Runs &&
            R.Piece.reaches(Statement) && !R.Spliced.reaches(Statement)) {
          Found.Parameters[I].Runs = &Use;
          Found.Parameters[I].RunsArgument = Argument;
        }
      }
  }
  return Found;
}

/// Which operand of a value brings the run-time text into it; the number of
/// operands where it is none of them.
unsigned SplicedText::pieceOperand(const FlowGraph &Graph, const Reach &R,
                                   FlowId Id) {
  const FlowNode &Node = Graph.Nodes[Id];
  unsigned Operand = 0;
  if (Node.Kind == FlowKind::Join) {
    splices(Graph, Id, R.Literal, R.Piece, Operand);
    return Operand;
  }
  const FunctionDecl *Callee =
      definitionOf(dyn_cast_or_null<FunctionDecl>(Node.Named));
  auto IsSpliced = [&](const FlowEdge &Edge) {
    return Callee && splicesArgument(*Callee, Edge, R.Piece);
  };
  return llvm::find_if(Node.From, IsSpliced) - Node.From.begin();
}

Splice SplicedText::describe(const FlowGraph &Graph, const Reach &R,
                             FlowId Id) {
  const ASTContext &Context = Flow.model().context();
  std::vector<FlowId> Path = R.Spliced.pathTo(Id);
  FlowId Join = Path.front();
  unsigned Operand = pieceOperand(Graph, R, Join);
  // Of several run-time texts the first one is named: it may be in what this
  // one is put behind, or in what is spliced in here.
  for (unsigned Depth = 0; Depth != 16; ++Depth) {
    const auto &From = Graph.Nodes[Join].From;
    const auto *Spliced = llvm::find_if(From, [&](const FlowEdge &Edge) {
      return R.Spliced.reaches(Edge.From);
    });
    if (Spliced == From.end())
      break;
    const auto Earlier = R.Spliced.pathTo(Spliced->From);
    // Around a loop and back again.
    if (llvm::is_contained(Path, Earlier.front()))
      break;
    Path.insert(Path.begin(), Earlier.begin(), Earlier.end());
    Join = Path.front();
    Operand = pieceOperand(Graph, R, Join);
  }
  const FlowNode &Node = Graph.Nodes[Join];
  const bool HasOperand =
      Operand < Node.From.size() && R.Piece.reaches(Node.From[Operand].From);
  Splice Found;
  if (Node.Kind == FlowKind::Join) {
    const auto Before =
        HasOperand ? textBefore(Graph, Join, Operand) : std::nullopt;
    Found.Kind = Before ? kindAfter(*Before) : SpliceKind::Clause;
  } else if (const FunctionDecl *Callee =
                 definitionOf(dyn_cast_or_null<FunctionDecl>(Node.Named))) {
    const Summary &Known = summaryOf(*Callee);
    Found.Kind = HasOperand
                     ? Known.Parameters[Node.From[Operand].Parameter].Kind
                     : Known.Kind;
  }
  if (HasOperand) {
    const auto Piece = R.Piece.pathTo(Node.From[Operand].From);
    Path.insert(Path.begin(), Piece.begin(), Piece.end());
  }
  const FlowNode &Source = Graph.Nodes[Path.front()];
  const auto *Written = dyn_cast_or_null<Expr>(Source.Written);
  if (Source.Named && Source.Kind != FlowKind::Call)
    Found.Piece = simpleName(*Source.Named);
  else if (Written)
    Found.Piece = sourceText(Written->getSourceRange(), Context).str();
  Found.Path = describePath(Graph, Path, Context);
  return Found;
}

/// Adds the calls through which a function of this unit runs its parameter.
void SplicedText::followToSink(const FlowUse &Use, unsigned Argument,
                               std::vector<FlowPoint> &Path) {
  const FlowUse *At = &Use;
  for (unsigned Depth = 0; Depth != 8; ++Depth) {
    const FunctionDecl *Callee = definitionOf(At->Callee);
    if (!Callee || Argument >= summaryOf(*Callee).Parameters.size())
      return;
    const Summary::Flow &Inside = summaryOf(*Callee).Parameters[Argument];
    if (!Inside.Runs)
      return;
    At = Inside.Runs;
    Argument = Inside.RunsArgument;
    const auto *Call = dyn_cast<CallExpr>(At->User);
    Path.push_back({At->User->getExprLoc(),
                    "'" + (Call ? calledName(*Call) : simpleName(*At->Callee)) +
                        "' is given it here"});
  }
}

std::vector<SplicedText::Finding>
SplicedText::findIn(const FunctionDecl &Function) {
  std::vector<Finding> Findings;
  const FlowGraph *Graph = Flow.graphOf(Function);
  if (!Graph || llvm::all_of(Graph->Uses, [&](const FlowUse &Use) {
        return statementArguments(Use).empty();
      }))
    return Findings;
  const std::vector<FlowId> Sources =
      sourcesIn(*Graph, [&](FlowId Id) { return isSource(*Graph, Id); });
  const Reach R = reach(*Graph, Sources, false);
  for (const FlowUse &Use : Graph->Uses)
    for (unsigned Argument : statementArguments(Use)) {
      const FlowId Statement = statementOf(Use, Argument, *Graph);
      if (Statement == 0 || !R.Spliced.reaches(Statement))
        continue;
      Splice Found = describe(*Graph, R, Statement);
      followToSink(Use, Argument, Found.Path);
      Findings.push_back({&Use, Argument, std::move(Found)});
    }
  return Findings;
}

} // namespace async_tidy
