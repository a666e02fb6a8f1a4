// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecretFlow.h"
#include "FlowBuilder.h"
#include "Names.h"

using namespace clang;

namespace async_tidy {

/// What a function does with secrets, for whoever calls it.
struct SecretFlow::Summary {
  struct Parameter {
    bool Passes = false;
    bool IsLogged = false;
    bool IsConsole = false;
    std::vector<FlowPoint> Inside;
  };
  std::vector<Parameter> Parameters;
  bool GivesSecret = false;
  /// Which secret the result is, and how it comes to be in it.
  std::string Secret;
  std::vector<FlowPoint> Path;
  /// The result is made of constants and of what safe functions give.
  bool IsHarmless = false;
};

/// A map, as the headers of a message are one.
static bool isMap(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && anyBase(*Class, [](const CXXRecordDecl &Base) {
           return Base.hasDefinition() &&
                  llvm::any_of(Base.decls(), [](const Decl *D) {
                    const auto *Alias = dyn_cast<TypedefNameDecl>(D);
                    return Alias && Alias->getName() == "mapped_type";
                  });
         });
}

bool SecretFlow::isSafe(const FlowNode &Node) const {
  return Node.Named && isa<FunctionDecl>(Node.Named) &&
         matchesAnyName(Safe, qualifiedName(*Node.Named));
}

bool SecretFlow::isSecretValue(const NamedDecl &Named, QualType Type) const {
  const std::string Name = simpleName(Named);
  if (Names.isSecret(Name))
    return true;
  // The headers of a message hold its cookies and tokens.
  return llvm::StringRef(wordsOf(Name)).ends_with(" headers ") && isMap(Type);
}

/// Whether an element is asked for by the name of a secret: of a map, of a
/// configuration, of the environment.
bool SecretFlow::isSecretKey(const FlowNode &Node) const {
  if (!Node.Key || Node.Key->getCharByteWidth() != 1)
    return false;
  const llvm::StringRef Name = Node.Key->getString();
  // A sentence is no key.
  return llvm::all_of(Name,
                      [](char C) {
                        return llvm::isAlnum(C) || C == '_' || C == '-' ||
                               C == '.';
                      }) &&
         Names.isSecret(Name);
}

/// Whether nothing but constants and what safe functions give is in a value.
bool SecretFlow::isHarmless(const FlowGraph &Graph, FlowId Id,
                            unsigned Depth) const {
  const FlowNode &Node = Graph.Nodes[Id];
  if (Node.Kind == FlowKind::Constant || isSafe(Node))
    return true;
  const bool IsMade =
      Node.Kind == FlowKind::Store || Node.Kind == FlowKind::Pass ||
      Node.Kind == FlowKind::Join || Node.Kind == FlowKind::Result;
  return IsMade && Depth < 16 &&
         llvm::all_of(
             Node.From,
             [&](const FlowEdge &Edge) {
               return isHarmless(Graph, Edge.From, Depth + 1);
             });
}

bool SecretFlow::isSource(const FlowGraph &Graph, FlowId Id) {
  const FlowNode &Node = Graph.Nodes[Id];
  const auto *Callee = dyn_cast_or_null<FunctionDecl>(Node.Named);
  switch (Node.Kind) {
  case FlowKind::Parameter:
  case FlowKind::Global:
  case FlowKind::Member:
  case FlowKind::Written:
    return Node.Named && isSecretValue(*Node.Named, Node.Type);
  case FlowKind::Store:
    return Node.Named && isSecretValue(*Node.Named, Node.Type) &&
           !isHarmless(Graph, Id);
  case FlowKind::Pass:
    return isSecretKey(Node) && !isSafe(Node);
  case FlowKind::Call:
    if (isSafe(Node))
      return false;
    if (isSecretKey(Node))
      return true;
    if (const FunctionDecl *Definition = definitionOf(Callee)) {
      const Summary &Known = summaryOf(*Definition);
      if (Known.GivesSecret || Known.IsHarmless)
        return Known.GivesSecret;
    }
    return Callee && Callee->getIdentifier() &&
           isSecretValue(*Callee, Node.Type);
  default:
    return false;
  }
}

FlowReach SecretFlow::reach(const FlowGraph &Graph,
                            llvm::ArrayRef<FlowId> Sources) {
  return FlowReach(Graph, Sources, [&](FlowId To, const FlowEdge &Edge) {
    const FlowNode &Node = Graph.Nodes[To];
    // headers.at("host")
    if (isSafe(Node) || (Node.Key && !isSecretKey(Node)))
      return false;
    if (Edge.Step == FlowStep::Argument) {
      const FunctionDecl *Callee =
          definitionOf(dyn_cast_or_null<FunctionDecl>(Node.Named));
      const Summary *Known = Callee ? &summaryOf(*Callee) : nullptr;
      return Known && Edge.Parameter < Known->Parameters.size() &&
             Known->Parameters[Edge.Parameter].Passes;
    }
    // headers.find("cookie")->second
    if (Edge.Step == FlowStep::Owner)
      return Node.Kind == FlowKind::Member && Node.Named->getIdentifier() &&
             Node.Named->getName() == "second";
    return Edge.Step == FlowStep::Same || Edge.Step == FlowStep::Part ||
           Edge.Step == FlowStep::Quoting;
  });
}

std::vector<SecretFlow::Output> SecretFlow::outputs(const FlowUse &Use) {
  std::vector<Output> Found;
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  if (!Call)
    return Found;
  for (Role R : {Role::LogSink, Role::ConsoleSink})
    if (const CallFact *Fact = Flow.model().callFact(*Call, R)) {
      for (unsigned I = 0; I != Use.Arguments.size(); ++I)
        if (Use.Arguments[I] != 0 &&
            (!Fact->Argument || Fact->Argument->Index == I))
          Found.push_back({Use.Arguments[I], R == Role::ConsoleSink, {}});
      return Found;
    }
  if (const FunctionDecl *Callee = definitionOf(Use.Callee)) {
    const Summary &Known = summaryOf(*Callee);
    for (unsigned I = 0;
         I < Known.Parameters.size() && I < Use.Arguments.size(); ++I)
      if (Known.Parameters[I].IsLogged && Use.Arguments[I] != 0)
        Found.push_back({Use.Arguments[I], Known.Parameters[I].IsConsole,
                         Known.Parameters[I].Inside});
  }
  return Found;
}

const SecretFlow::Summary &SecretFlow::summaryOf(const FunctionDecl &Function) {
  auto [It, IsNew] = Summaries.try_emplace(&Function);
  if (!IsNew)
    return *It->second;
  // What recursion asks for is not known yet, and counts as nothing.
  It->second = std::make_shared<Summary>();
  Summary &Known = *It->second;
  const FlowGraph *Graph = Flow.graphOf(Function);
  if (!Graph)
    return Known;
  Summary Found;
  Found.Parameters.resize(Graph->Parameters.size());
  std::vector<FlowId> Own;
  for (FlowId Id = 1; Id != Graph->Nodes.size(); ++Id)
    if (!llvm::is_contained(Graph->Parameters, Id) && isSource(*Graph, Id))
      Own.push_back(Id);
  const FlowReach Alone = reach(*Graph, Own);
  if (Alone.reaches(Graph->Result)) {
    const Finding Secret =
        describe(*Graph, Alone, nullptr, {Graph->Result, false, {}});
    Found.GivesSecret = true;
    Found.Secret = Secret.Secret;
    Found.Path = Secret.Path;
  }
  Found.IsHarmless = !Graph->Nodes[Graph->Result].From.empty() &&
                     isHarmless(*Graph, Graph->Result);
  for (unsigned I = 0; I != Graph->Parameters.size(); ++I) {
    // What is logged of a parameter with a secret's name is reported there.
    const FlowId Parameter = Graph->Parameters[I];
    if (Parameter == 0)
      continue;
    const FlowReach R = reach(*Graph, Parameter);
    Found.Parameters[I].Passes = R.reaches(Graph->Result);
    if (isSource(*Graph, Parameter))
      continue;
    for (const FlowUse &Use : Graph->Uses)
      for (const Output &Out : outputs(Use))
        if (R.reaches(Out.Value) && !Found.Parameters[I].IsLogged) {
          const std::string Name = calledName(*cast<CallExpr>(Use.User));
          Found.Parameters[I] = {
              Found.Parameters[I].Passes,
              true,
              Out.IsConsole,
              {{Use.User->getExprLoc(), "'" + Name + "' is given it here"}}};
          llvm::append_range(Found.Parameters[I].Inside, Out.Inside);
        }
  }
  return Known = std::move(Found);
}

std::vector<SecretFlow::Finding>
SecretFlow::findIn(const FunctionDecl &Function) {
  std::vector<Finding> Findings;
  // What hides secrets has to handle them.
  const FlowGraph *Graph = matchesAnyName(Safe, qualifiedName(Function))
                               ? nullptr
                               : Flow.graphOf(Function);
  if (!Graph)
    return Findings;
  std::vector<std::pair<const FlowUse *, Output>> Outputs;
  for (const FlowUse &Use : Graph->Uses)
    for (const Output &Out : outputs(Use))
      Outputs.emplace_back(&Use, Out);
  if (Outputs.empty())
    return Findings;
  std::vector<FlowId> Sources;
  for (FlowId Id = 1; Id != Graph->Nodes.size(); ++Id)
    if (isSource(*Graph, Id))
      Sources.push_back(Id);
  const FlowReach R = reach(*Graph, Sources);
  for (const auto &[Use, Out] : Outputs)
    if (R.reaches(Out.Value))
      Findings.push_back(describe(*Graph, R, Use, Out));
  return Findings;
}

SecretFlow::Finding SecretFlow::describe(const FlowGraph &Graph,
                                         const FlowReach &R, const FlowUse *Use,
                                         const Output &Out) {
  const std::vector<FlowId> Way = R.pathTo(Out.Value);
  const FlowNode &Source = Graph.Nodes[Way.front()];
  const FunctionDecl *Callee =
      Source.Kind == FlowKind::Call && !isSecretKey(Source)
          ? definitionOf(dyn_cast_or_null<FunctionDecl>(Source.Named))
          : nullptr;
  Finding Found{Use, "", Out.IsConsole, {}};
  if (isSecretKey(Source)) {
    Found.Secret = Source.Key->getString().str();
  } else if (Callee && summaryOf(*Callee).GivesSecret) {
    Found.Secret = summaryOf(*Callee).Secret;
    Found.Path = summaryOf(*Callee).Path;
  } else {
    Found.Secret = simpleName(*Source.Named);
  }
  llvm::append_range(Found.Path,
                     describePath(Graph, Way, Flow.model().context()));
  llvm::append_range(Found.Path, Out.Inside);
  return Found;
}

} // namespace async_tidy
