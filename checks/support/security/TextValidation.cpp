// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextValidation.h"
#include "support/code/Literals.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallSet.h"

using namespace clang;

namespace async_tidy {

Passing TextValidation::passingOf(const FunctionDecl &Function,
                                  unsigned Parameter,
                                  std::optional<unsigned> Part) {
  const auto Key = std::make_tuple(&Function, Parameter, Part);
  auto [It, IsNew] = Known.try_emplace(Key, Passing::No);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const FlowGraph *Graph = !IsNew ? nullptr
                           : Method && Method->getParent()->isLambda()
                               ? Flow.graphOfLambda(*Method)
                               : Flow.graphOf(Function);
  if (!Graph || Parameter >= Graph->Parameters.size() ||
      Graph->Parameters[Parameter] == 0)
    return It->second;
  GuardFlow *Found =
      flowOf(*Graph, {Graph->Parameters[Parameter], Part}, Function);
  const Passing Whole = Found ? Found->behind(Function).Whole : Passing::No;
  return Known[Key] = Whole;
}

bool TextValidation::isPassed(const FlowGraph &Graph, TextSubject Subject,
                              const FunctionDecl &Function, const Stmt &At) {
  GuardFlow *Tested = flowOf(Graph, Subject, Function);
  return Tested && Tested->behind(Function).Statements.contains(&At);
}

TextJudgements &TextValidation::judgementsOf(const FunctionDecl &Function) {
  return Judgements.try_emplace(&Function, Function).first->second;
}

bool TextValidation::isAssigned(const ValueDecl &Local) {
  const auto *Function =
      dyn_cast_or_null<FunctionDecl>(Local.getParentFunctionOrMethod());
  return Function && judgementsOf(*Function).isAssigned(Local);
}

GuardFlow *TextValidation::flowOf(const FlowGraph &Graph, TextSubject Subject,
                                  const FunctionDecl &Function, TextEnd Ends) {
  auto [It, IsNew] = Flows.try_emplace({&Graph, Subject, &Function, Ends});
  if (!IsNew)
    return It->second.get();
  TextJudgements &Known = judgementsOf(Function);
  const auto &Named = *cast<ValueDecl>(Graph.Nodes[Subject.Id].Named);
  // A variable that is written in every line of a very long function is as
  // many texts, and each of its lines may judge any of them.
  const llvm::ArrayRef<const Stmt *> Asked = Known.of(Named);
  if (Asked.size() > Known.Left)
    return nullptr;
  Known.Left -= Asked.size();
  const TextTest Passes(*this, Graph, Subject, Ends);
  if (llvm::any_of(Asked,
                   [&](const Stmt *S) { return Passes(*S) != Passing::No; }))
    It->second = std::make_unique<GuardFlow>(Flow.model(), Passes);
  return It->second.get();
}

/// The function around a lambda's; null for any other.
static const FunctionDecl *lambdaMaker(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Method->getParent()->isLambda()
             ? dyn_cast_or_null<FunctionDecl>(
                   Method->getParent()->getParentFunctionOrMethod())
             : nullptr;
}

const TextValidation::GraphIndex &
TextValidation::indexOf(const FlowGraph &Graph) {
  if (const auto It = Indices.find(&Graph); It != Indices.end())
    return It->second;
  if (Indices.size() == 8)
    Indices.clear();
  GraphIndex &Index = Indices[&Graph];
  for (FlowId Id = 1; Id != Graph.Nodes.size(); ++Id)
    if (const NamedDecl *Named = Graph.Nodes[Id].Named)
      Index.Named[Named].push_back(Id);
  for (const FlowUse &Use : Graph.Uses) {
    Index.Users.try_emplace(Use.User, Use.In);
    Index.Function = Index.Function ? Index.Function : Use.In;
  }
  while (const FunctionDecl *Around =
             Index.Function ? lambdaMaker(*Index.Function) : nullptr)
    Index.Function = Around;
  return Index;
}

llvm::SmallVector<FlowId, 1>
TextValidation::nodesNamed(const FlowGraph &Graph, const NamedDecl &Named) {
  return indexOf(Graph).Named.lookup(&Named);
}

llvm::SmallVector<TextValidation::Place, 2>
TextValidation::placesOf(const FunctionDecl *In, const Stmt *At) {
  llvm::SmallVector<Place, 2> Places;
  Place Next = {In, At};
  while (Next.In && Next.At) {
    Places.push_back(Next);
    const FunctionDecl *Around = lambdaMaker(*Next.In);
    Next = Around ? Place{Around, judgementsOf(*Around).lambdaOf(
                                      *cast<CXXMethodDecl>(Next.In))}
                  : Place();
  }
  return Places;
}

std::vector<llvm::SmallVector<TextValidation::Place, 2>>
TextValidation::placesOf(const FlowGraph &Graph, FlowId To,
                         const FlowEdge &Edge) {
  const FlowNode &Node = Graph.Nodes[To];
  std::vector<llvm::SmallVector<Place, 2>> Found;
  if (To == Graph.Result) {
    const NamedDecl *Named = Graph.Nodes[sourceOf(Graph, Edge.From)].Named;
    const FunctionDecl *Function = indexOf(Graph).Function;
    if (const auto *Value = dyn_cast_or_null<ValueDecl>(Named);
        Value && Function)
      for (const Stmt *Return : judgementsOf(*Function).returnsOf(*Value))
        Found.push_back(placesOf(Function, Return));
    return Found;
  }
  const Stmt *At = Node.Written;
  const FunctionDecl *In = At ? indexOf(Graph).Users.lookup(At) : nullptr;
  // Known.contains(order) ? order : "id"
  if (const auto *Choice = dyn_cast_or_null<ConditionalOperator>(At);
      Choice && Node.From.size() == 2) {
    const bool IsFirst = &Edge == &Node.From.front();
    const Stmt *Arm = IsFirst ? Choice->getTrueExpr() : Choice->getFalseExpr();
    In = indexOf(Graph).Function;
    // A copy, a conversion: one of them is in the control flow.
    for (unsigned Depth = 0; Arm && Depth != 8; ++Depth) {
      At = Arm;
      if (isa<CallExpr, CXXConstructExpr, DeclRefExpr, MemberExpr>(Arm))
        break;
      const auto Parts = Arm->children();
      Arm = Parts.begin() == Parts.end() ? nullptr : *Parts.begin();
    }
  }
  if (In && At)
    Found.push_back(placesOf(In, At));
  return Found;
}

/// Whether the text of a value can be named twice, where it is looked at and
/// where it is used.
static bool canBeValidated(const FlowNode &Node) {
  return Node.Kind == FlowKind::Call ? isGetter(Node)
                                     : Node.Kind != FlowKind::Global;
}

bool TextValidation::isChangedByCalls(const FlowGraph &Graph,
                                      const FlowNode &Field) {
  return llvm::any_of(Graph.Uses, [&](const FlowUse &Use) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Use.User);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (!Method || Method->isConst() ||
        !isa_and_nonnull<CXXThisExpr>(
            stripCasts(Call->getImplicitObjectArgument())))
      return false;
    const FlowGraph *Inside = Flow.graphOf(*Method);
    return Inside && llvm::any_of(Inside->Lasting, [&](const FlowWrite &Write) {
             return Write.Into == Field.Named;
           });
  });
}

bool TextValidation::isBehind(const FlowGraph &Graph, TextSubject Subject,
                              llvm::ArrayRef<Place> Places, TextEnd Ends) {
  for (unsigned Depth = 0; Subject.Id != 0 && Depth != 8; ++Depth) {
    const FlowNode &Node = Graph.Nodes[Subject.Id];
    const auto *Named = dyn_cast_or_null<ValueDecl>(Node.Named);
    if (Named && canBeValidated(Node) &&
        !(isa<BindingDecl>(Named) && isAssigned(*Named)))
      for (const Place &Each : Places) {
        GuardFlow *Tested = flowOf(Graph, Subject, *Each.In, Ends);
        if (Tested && Tested->behind(*Each.In).Statements.contains(Each.At))
          return !(Node.Kind == FlowKind::Member && Node.From.empty() &&
                   isChangedByCalls(Graph, Node));
      }
    if (Ends == TextEnd::Assigned)
      return false;
    Subject = holderOf(Graph, Subject);
  }
  return false;
}

bool TextValidation::isEachBehind(const FlowGraph &Graph, FlowId Id,
                                  llvm::ArrayRef<Place> Places) {
  llvm::SmallVector<FlowId, 4> Open = {Id};
  llvm::SmallSet<FlowId, 8> Seen;
  llvm::SmallVector<FlowId, 4> Held;
  const NamedDecl *Variable = nullptr;
  while (!Open.empty()) {
    const FlowId At = Open.pop_back_val();
    if (!Seen.insert(At).second)
      continue;
    const FlowNode &Node = Graph.Nodes[At];
    if (Node.Kind == FlowKind::Pass && !Node.Written && Seen.size() < 8) {
      for (const FlowEdge &Edge : Node.From)
        Open.push_back(Edge.From);
      continue;
    }
    if (!Node.Named || (Variable && Variable != Node.Named))
      return false;
    Variable = Node.Named;
    const bool IsConstant =
        Node.Kind == FlowKind::Store &&
        llvm::all_of(Node.From, [&](const FlowEdge &Edge) {
          return Graph.Nodes[Edge.From].Kind == FlowKind::Constant;
        });
    if (!IsConstant)
      Held.push_back(At);
  }
  return !Held.empty() && llvm::all_of(Held, [&](FlowId Each) {
    return isBehind(Graph, {Each, std::nullopt}, Places) ||
           isBehind(Graph, {Each, std::nullopt}, Places, TextEnd::Assigned);
  });
}

bool TextValidation::holds(const FlowGraph &Graph, FlowId To,
                           const FlowEdge &Edge) {
  if (Graph.Nodes[Edge.From].Kind == FlowKind::Constant ||
      (!Graph.Nodes[To].Written && To != Graph.Result))
    return false;
  const FlowId Source = sourceOf(Graph, Edge.From);
  const auto Ways = placesOf(Graph, To, Edge);
  return !Ways.empty() && llvm::all_of(Ways, [&](llvm::ArrayRef<Place> Places) {
    return Source != 0 ? isBehind(Graph, {Source, std::nullopt}, Places)
                       : isEachBehind(Graph, Edge.From, Places);
  });
}

} // namespace async_tidy
