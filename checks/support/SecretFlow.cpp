// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecretFlow.h"
#include "CallConditions.h"
#include "FlowBuilder.h"
#include "Names.h"

using namespace clang;

namespace async_tidy {

/// What a function does with secrets, for whoever calls it.
struct SecretFlow::Summary {
  struct Parameter {
    bool Passes = false;
    bool IsLogged = false;
    SecretSink Into = SecretSink::Log;
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

void SecretFlow::addPrinter(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const auto *Instance =
      Method ? dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent())
             : nullptr;
  QualType Type;
  bool IsFormatter = true;
  if (Function.isOverloadedOperator()) {
    if (Function.getOverloadedOperator() != OO_LessLess || Method ||
        Function.getNumParams() != 2)
      return;
    Type = Function.getParamDecl(1)->getType();
    IsFormatter = false;
  } else if (!Function.getIdentifier()) {
    return;
  } else if (Instance && Instance->getName() == "formatter" &&
             Function.getName() == "format" &&
             Instance->getTemplateArgs()[0].getKind() ==
                 TemplateArgument::Type) {
    Type = Instance->getTemplateArgs()[0].getAsType();
  } else if (Function.getName() == "format_as" &&
             Function.getNumParams() == 1) {
    Type = Function.getParamDecl(0)->getType();
  } else if (Function.getName() == "AbslStringify" &&
             Function.getNumParams() == 2) {
    Type = Function.getParamDecl(1)->getType();
  } else {
    return;
  }
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Class)
    return;
  const FunctionDecl *&Slot = Printers[Class->getCanonicalDecl()];
  if (!Slot || IsFormatter)
    Slot = &Function;
}

/// What the printer gives to any other function, or gives back.
const SecretFlow::Printed &SecretFlow::printedBy(const FunctionDecl &Printer) {
  auto [It, IsNew] = Shown.try_emplace(&Printer);
  const FlowGraph *Graph = IsNew ? Flow.graphOf(Printer) : nullptr;
  if (!Graph)
    return It->second;
  const std::vector<FlowId> Own =
      ownSourcesIn(*Graph, [&](FlowId Id) { return isSource(*Graph, Id); });
  const FlowReach R = reach(*Graph, Own);
  std::vector<FlowId> Given = {Graph->Result};
  for (const FlowUse &Use : Graph->Uses) {
    // A comparison, a copy
    const bool Shows =
        isa<CallExpr>(Use.User) && !Use.User->getType()->isBooleanType() &&
        !(Use.Callee && matchesAnyName(Safe, qualifiedName(*Use.Callee)));
    if (Shows)
      llvm::append_range(Given, Use.Arguments);
  }
  for (FlowId Value : Given)
    if (Value != 0 && R.reaches(Value)) {
      Finding Found =
          describe(*Graph, R, nullptr, {Value, SecretSink::Log, {}});
      Found.Path.push_back(
          {Printer.getLocation(), "'" + simpleName(Printer) + "' shows it"});
      It->second = {Found.Secret, Found.Path};
      break;
    }
  return It->second;
}

const SecretFlow::Printed *SecretFlow::printedOf(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  auto It = Class ? Printers.find(Class->getCanonicalDecl()) : Printers.end();
  return It == Printers.end() ? nullptr : &printedBy(*It->second);
}

/// Where an operator<< of the program's own writes: std::cout << config.
std::optional<SecretSink> SecretFlow::streamOf(const CallExpr &Call) const {
  for (Role R : {Role::LogSink, Role::ConsoleSink})
    for (const CallFact *Fact :
         Flow.model().facts().calls(R).find("std::operator<<"))
      if (applies(Fact->When, Fact->Unless, WrittenArguments(Call),
                  Flow.model().context()))
        return R == Role::LogSink ? SecretSink::Log : SecretSink::Console;
  return std::nullopt;
}

std::vector<SecretFlow::Output> SecretFlow::outputs(const FlowUse &Use) {
  std::vector<Output> Found;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Use.User);
      Made && !Made->getConstructor()->isCopyOrMoveConstructor() &&
      isOneOf(Made->getType(), {"std::exception"}))
    for (FlowId Argument : Use.Arguments)
      if (Argument != 0)
        Found.push_back({Argument, SecretSink::Exception, {}});
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  if (!Call)
    return Found;
  const FunctionDecl *Callee = definitionOf(Use.Callee);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
      Operator && Callee && Operator->getOperator() == OO_LessLess &&
      Operator->getNumArgs() == 2)
    if (const auto Into = streamOf(*Call)) {
      Found.push_back({0, *Into, {}, &printedBy(*Callee)});
      return Found;
    }
  for (Role R : {Role::LogSink, Role::ConsoleSink})
    if (const CallFact *Fact = Flow.model().callFact(*Call, R)) {
      const SecretSink Into =
          R == Role::LogSink ? SecretSink::Log : SecretSink::Console;
      const WrittenArguments Written(*Call);
      for (unsigned I = 0; I != Use.Arguments.size(); ++I) {
        if (Fact->Argument && Fact->Argument->Index != I)
          continue;
        const Printed *Own = printedOf(Written.Arguments[I]->getType());
        if (Own || Use.Arguments[I] != 0)
          Found.push_back({Use.Arguments[I], Into, {}, Own});
      }
      return Found;
    }
  if (Callee) {
    const Summary &Known = summaryOf(*Callee);
    for (unsigned I = 0;
         I < Known.Parameters.size() && I < Use.Arguments.size(); ++I)
      if (Known.Parameters[I].IsLogged && Use.Arguments[I] != 0)
        Found.push_back({Use.Arguments[I], Known.Parameters[I].Into,
                         Known.Parameters[I].Inside});
  }
  return Found;
}

const SecretFlow::Summary &SecretFlow::summaryOf(const FunctionDecl &Function) {
  return Summaries.of(Function,
                      [&](const FlowGraph &Graph) { return summarize(Graph); });
}

SecretFlow::Summary SecretFlow::summarize(const FlowGraph &Graph) {
  Summary Found;
  Found.Parameters.resize(Graph.Parameters.size());
  const std::vector<FlowId> Own =
      ownSourcesIn(Graph, [&](FlowId Id) { return isSource(Graph, Id); });
  const FlowReach Alone = reach(Graph, Own);
  if (Alone.reaches(Graph.Result)) {
    const Finding Secret =
        describe(Graph, Alone, nullptr, {Graph.Result, SecretSink::Log, {}});
    Found.GivesSecret = true;
    Found.Secret = Secret.Secret;
    Found.Path = Secret.Path;
  }
  Found.IsHarmless = !Graph.Nodes[Graph.Result].From.empty() &&
                     isHarmless(Graph, Graph.Result);
  for (unsigned I = 0; I != Graph.Parameters.size(); ++I) {
    // What is logged of a parameter with a secret's name is reported there.
    const FlowId Parameter = Graph.Parameters[I];
    if (Parameter == 0)
      continue;
    const FlowReach R = reach(Graph, Parameter);
    Found.Parameters[I].Passes = R.reaches(Graph.Result);
    if (isSource(Graph, Parameter))
      continue;
    for (const FlowUse &Use : Graph.Uses)
      for (const Output &Out : outputs(Use))
        if (!Out.Shown && R.reaches(Out.Value) &&
            !Found.Parameters[I].IsLogged) {
          const auto *Call = dyn_cast<CallExpr>(Use.User);
          const std::string Name =
              Call ? calledName(*Call) : typeName(Use.User->getType());
          Found.Parameters[I] = {
              Found.Parameters[I].Passes,
              true,
              Out.Into,
              {{Use.User->getExprLoc(), "'" + Name + "' is given it here"}}};
          llvm::append_range(Found.Parameters[I].Inside, Out.Inside);
        }
  }
  return Found;
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
  const std::vector<FlowId> Sources =
      sourcesIn(*Graph, [&](FlowId Id) { return isSource(*Graph, Id); });
  const FlowReach R = reach(*Graph, Sources);
  for (const auto &[Use, Out] : Outputs)
    if (Out.Shown) {
      if (!Out.Shown->Secret.empty())
        Findings.push_back({Use, Out.Shown->Secret, Out.Into, Out.Shown->Path});
    } else if (R.reaches(Out.Value))
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
  Finding Found{Use, "", Out.Into, {}};
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
