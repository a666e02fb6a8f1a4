// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SplicedText.h"
#include "StatementText.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/flow/OwnFunctions.h"
#include "support/flow/TextRoles.h"

using namespace clang;

namespace async_tidy {

bool SplicedText::isSafeText(const FlowNode &Node) const {
  return Node.Kind == FlowKind::Quoted ||
         ((Node.Kind == FlowKind::Call || Node.Kind == FlowKind::Written) &&
          isSafeCall(Node));
}

bool SplicedText::isGivenBack(const FlowGraph &Graph, FlowId Id) {
  std::vector<bool> &Leads = GivenBack[&Graph];
  if (Leads.empty()) {
    Leads.resize(Graph.Nodes.size());
    std::vector<FlowId> Left = {Graph.Result};
    while (!Left.empty()) {
      const FlowId At = Left.back();
      Left.pop_back();
      if (Leads[At])
        continue;
      Leads[At] = true;
      for (const FlowEdge &Edge : Graph.Nodes[At].From)
        if (Edge.Step == FlowStep::Same || Edge.Step == FlowStep::Part ||
            Edge.Step == FlowStep::Argument)
          Left.push_back(Edge.From);
    }
  }
  return Leads[Id];
}

bool SplicedText::isLiteral(const FlowNode &Node) const {
  return Node.Kind == FlowKind::Constant;
}

/// Whether a value is made of constants alone:
/// static std::map<std::string, std::string> tables() { return {...}; }
static bool holdsConstants(const FlowGraph &Graph, FlowId Id, ValueFlow &Flow,
                           unsigned Depth = 0) {
  bool HasText = false;
  llvm::SmallDenseSet<FlowId, 32> Seen;
  std::vector<FlowId> Left = {Id};
  while (!Left.empty()) {
    const FlowId At = Left.back();
    Left.pop_back();
    if (!Seen.insert(At).second)
      continue;
    const FlowNode &Node = Graph.Nodes[At];
    switch (Node.Kind) {
    case FlowKind::Constant:
      HasText = true;
      break;
    case FlowKind::Call: {
      const FunctionDecl *Callee =
          definitionOf(dyn_cast_or_null<FunctionDecl>(Node.Named));
      const FlowGraph *Inside = Callee ? Flow.graphOf(*Callee) : nullptr;
      if (!Inside || Depth > 2 ||
          !holdsConstants(*Inside, Inside->Result, Flow, Depth + 1))
        return false;
      HasText = true;
      break;
    }
    case FlowKind::Pass:
    case FlowKind::Store:
    case FlowKind::Result:
      for (const FlowEdge &Edge : Node.From)
        Left.push_back(Edge.From);
      break;
    default:
      return false;
    }
  }
  return HasText;
}

/// A part of what a library's template holds, first of std::pair: it is what
/// has been put into the whole.
static bool isPartOfInstance(const FlowNode &Node) {
  const CXXRecordDecl *Class = nullptr;
  if (const auto *Field = dyn_cast_or_null<FieldDecl>(Node.Named))
    Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  else if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Node.Named))
    Class = Binding->getDecomposedDecl()
                ->getType()
                .getNonReferenceType()
                ->getAsCXXRecordDecl();
  return Node.Kind == FlowKind::Member && !Node.From.empty() &&
         isa_and_nonnull<ClassTemplateSpecializationDecl>(Class) &&
         Class->getASTContext().getSourceManager().isInSystemHeader(
             Class->getLocation());
}

bool SplicedText::isSourceMember(const FlowGraph &Graph, FlowId Id) {
  // What a function makes of its objects' fields for its callers is the
  // program's own: a getter, a builder of statements.
  if (isGivenBack(Graph, Id))
    return false;
  // A part of a constant is one.
  const FlowNode &Part = Graph.Nodes[Id];
  if (isPartOfInstance(Part))
    return false;
  return Part.From.empty() ||
         !holdsConstants(Graph, Part.From.front().From, Flow);
}

bool SplicedText::isSourceCall(const FlowGraph &Graph,
                               const FlowNode &Node) const {
  const auto *Call = dyn_cast_or_null<CallExpr>(Node.Written);
  if (isSafeText(Node) || !Call)
    return false;
  if (Flow.model().hasRole(*Call, textRole(TextUse::Input)))
    return true;
  // A getter of an object that came from elsewhere.
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Node.Named);
  if (!Method || Method->isStatic() ||
      (isa<CXXOperatorCallExpr>(Call) &&
       Method->getOverloadedOperator() != OO_Call))
    return false;
  // What the program's own objects give without being asked for something in
  // them is the program's own: users.tableName()
  const SourceManager &Sources = Method->getASTContext().getSourceManager();
  if (Call->getNumArgs() == 0 &&
      !Sources.isInSystemHeader(Method->getLocation()))
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

/// Whether the value is text of which the program does not know what it holds.
bool SplicedText::isSource(const FlowGraph &Graph, FlowId Id) {
  const FlowNode &Node = Graph.Nodes[Id];
  switch (Node.Kind) {
  case FlowKind::Parameter:
  case FlowKind::Global:
    return true;
  case FlowKind::Written:
    return !isSafeText(Node);
  case FlowKind::Member:
    return isSourceMember(Graph, Id);
  case FlowKind::Call:
    return isSourceCall(Graph, Node);
  default:
    return false;
  }
}

/// A field of the function's own object.
bool SplicedText::isGiven(const FlowGraph &Graph, FlowId Id) const {
  const FlowNode &Node = Graph.Nodes[Id];
  return Node.Kind == FlowKind::Member && Node.From.empty();
}

std::optional<FlowValue::Edge>
SplicedText::edgeOf(const FlowGraph &Graph, FlowId To, unsigned Operand) {
  const FlowNode &Node = Graph.Nodes[To];
  const FlowEdge &Edge = Node.From[Operand];
  if (isSafeText(Node))
    return std::nullopt;
  if (Edge.Step != FlowStep::Through && Validation.holds(Graph, To, Edge))
    return std::nullopt;
  switch (Edge.Step) {
  case FlowStep::Argument:
    return FlowValue::Edge{Edge.From, FlowMove::Argument, Edge.Parameter};
  case FlowStep::Through:
    return FlowValue::Edge{Edge.From, FlowMove::Guessed};
  case FlowStep::Same:
  case FlowStep::Part:
    break;
  case FlowStep::Owner:
    return FlowValue::Edge{Edge.From, isPartOfInstance(Node) ? FlowMove::Keeps
                                                             : FlowMove::Owner};
  case FlowStep::Quoting:
    return std::nullopt;
  }
  if (Node.Kind != FlowKind::Join || Operand == 0)
    return FlowValue::Edge{Edge.From};
  const auto Before = textBefore(Graph, To, Operand);
  const bool IsHarmless =
      (Before &&
       (introducesStatement(*Before) || introducesSetting(*Before))) ||
      isQuotedByFormat(Graph, To, Operand) || isOwnName(Graph, To, Operand);
  if (IsHarmless)
    return FlowValue::Edge{Edge.From};
  // sql += " WHERE " + clause: judged where it was made.
  if (!Before && beginsWithLiteral(Graph, Edge.From))
    return FlowValue::Edge{Edge.From};
  const SpliceKind Kind = Before ? kindAfter(contextBefore(Graph, To, Operand))
                                 : SpliceKind::Clause;
  // Text that is no value has no quotes around it: a column of a list that was
  // begun elsewhere.
  if (Before && isSeparator(*Before) && Kind == SpliceKind::Value &&
      !beginsWithLiteral(Graph, Edge.From))
    return FlowValue::Edge{Edge.From, FlowMove::Splices,
                           static_cast<unsigned>(SpliceKind::Name)};
  const FlowMove Move = Kind == SpliceKind::Name ? FlowMove::Names
                        : Before && Kind == SpliceKind::Clause
                            ? FlowMove::Extends
                            : FlowMove::Splices;
  return FlowValue::Edge{Edge.From, Move, static_cast<unsigned>(Kind)};
}

std::string SplicedText::nameOf(const FlowNode &Node) const {
  if (Node.Named && Node.Kind != FlowKind::Call)
    return simpleName(*Node.Named);
  const auto *Written = dyn_cast_or_null<Expr>(Node.Written);
  return Written ? sourceText(Written->getSourceRange(), Flow.model().context())
                       .str()
                 : "";
}

const CallFact *SplicedText::sinkFact(const Stmt *Use) const {
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Use))
    return Flow.model().callFact(*Call, role::SqlSink);
  if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Use))
    return Flow.model().callFact(*Made, role::SqlSink);
  return nullptr;
}

/// What a call that runs SQL gives or fills, what an object is that has been
/// made of a statement, and what an object is after it has run one:
/// query.exec(sql). And where the database puts what it gives: into(name).
bool SplicedText::isRow(const FlowNode &Node) const {
  const auto *Call = dyn_cast_or_null<CallExpr>(Node.Written);
  if (Call && (Node.Kind == FlowKind::Written || Node.Kind == FlowKind::Call) &&
      Flow.model().hasRole(*Call, textRole(TextUse::Receive)))
    return true;
  return (Node.Kind == FlowKind::Call || Node.Kind == FlowKind::Pass ||
          Node.Kind == FlowKind::Written) &&
         sinkFact(Node.Written) != nullptr;
}

std::optional<llvm::SmallVector<FlowSummarizer::Sink, 2>>
SplicedText::sinksOf(const FlowUse &Use, const FlowGraph &Graph) {
  const CallFact *Fact = sinkFact(Use.User);
  if (!Fact)
    return std::nullopt;
  llvm::SmallVector<Sink, 2> Found;
  if (!Fact->Argument)
    return Found;
  const unsigned Argument = Fact->Argument->Index;
  // One that collects the text piece by piece (session << "..." << x) runs
  // what it has collected.
  if (Use.Result != 0 && Graph.Nodes[Use.Result].Kind == FlowKind::Join)
    Found.push_back({Use.Result, 0, Argument});
  else if (Argument < Use.Arguments.size() && Use.Arguments[Argument] != 0)
    Found.push_back({Use.Arguments[Argument], 0, Argument});
  return Found;
}

} // namespace async_tidy
