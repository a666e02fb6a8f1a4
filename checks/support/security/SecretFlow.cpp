// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecretFlow.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/facts/CallConditions.h"
#include "support/flow/OwnFunctions.h"
#include "support/flow/TextRoles.h"

using namespace clang;

namespace async_tidy {

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

static bool saysHeaders(const NamedDecl *Named) {
  return Named &&
         llvm::StringRef(wordsOf(simpleName(*Named))).ends_with(" headers ");
}

/// Whether an object holds the headers that somebody sends.
bool SecretFlow::isRequest(QualType Type) const {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasDefinition() &&
         TextTypeFacts::names(
             Flow.model().facts().get<TextTypeFacts>().Requests, *Class);
}

bool SecretFlow::isSecretValue(const NamedDecl &Named, QualType Type) const {
  if (isRequest(Type))
    return true;
  const std::string Name = simpleName(Named);
  if (Names.isSecret(Name))
    return true;
  // The headers of a message hold its cookies and tokens.
  return saysHeaders(&Named) && isMap(Type);
}

/// Whether an element is asked for by the name of a secret: of a map, of a
/// configuration, of the environment.
bool SecretFlow::isSecretKey(const FlowNode &Node) const {
  const std::string Name = nameOfKey(Node.Key);
  // A sentence is no key.
  return !Name.empty() && llvm::all_of(Name, [](char C) {
    return llvm::isAlnum(C) || C == '_' || C == '-' || C == '.' || C == '/' ||
           C == ':';
  }) && Names.isSecret(Name);
}

/// What a name says of an answer that somebody gets: its headers are none of
/// the asker's secrets.
static bool saysReply(llvm::StringRef Name) {
  const std::string Words = wordsOf(Name);
  return llvm::any_of(
      llvm::ArrayRef<llvm::StringRef>{" response ", " responses ", " reply ",
                                      " replies ", " resp ", " res "},
      [&](llvm::StringRef Word) {
        return llvm::StringRef(Words).contains(Word);
      });
}

static bool saysReply(const NamedDecl *Named) {
  return Named && Named->getIdentifier() && saysReply(Named->getName());
}

/// Whether a value is, or is a part of, an answer, or is given to a function
/// for answers.
static bool isOfReply(const FlowGraph &Graph, const FlowNode &Node) {
  const auto *Field = dyn_cast_or_null<FieldDecl>(Node.Named);
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Node.Named);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Node.Named);
  if (saysReply(Node.Named) || (Field && saysReply(Field->getParent())) ||
      (Method && saysReply(Method->getParent())) ||
      (Parameter &&
       saysReply(dyn_cast<FunctionDecl>(Parameter->getDeclContext()))))
    return true;
  return llvm::any_of(Node.From, [&](const FlowEdge &Edge) {
    const FlowNode &Owner = Graph.Nodes[Edge.From];
    return Edge.Step == FlowStep::Owner &&
           (saysReply(Owner.Named) || saysReply(classOf(Owner.Type)));
  });
}

/// The parts that a lexer's or a parser's token has, and no secret.
static bool isSyntaxToken(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition() || isTextClass(Type))
    return false;
  return llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
    const std::string Words = wordsOf(Field->getName());
    return Field->getType()->isEnumeralType() ||
           (Field->getType()->isIntegerType() &&
            llvm::any_of(llvm::ArrayRef<llvm::StringRef>{" kind ", " line ",
                                                         " column ",
                                                         " position ", " pos ",
                                                         " offset "},
                         [&](llvm::StringRef Word) {
                           return llvm::StringRef(Words).contains(Word);
                         }));
  });
}

/// A token that is a field beside who logs in: Session::token.
static bool isLoginToken(const NamedDecl &Named) {
  const auto *Field = dyn_cast<FieldDecl>(&Named);
  if (!Field || wordsOf(Field->getName()) != " token " ||
      !isTextClass(Field->getType()))
    return false;
  const std::string Words = wordsOf(simpleName(*Field->getParent()));
  return llvm::any_of(llvm::ArrayRef<llvm::StringRef>{" auth ", " credentials ",
                                                      " login ", " oauth ",
                                                      " session "},
                      [&](llvm::StringRef Word) {
                        return llvm::StringRef(Words).contains(Word);
                      });
}

/// Whether a value is a secret by its name and by what it is.
bool SecretFlow::isSecretOf(const FlowGraph &Graph,
                            const FlowNode &Node) const {
  if (!Node.Named)
    return false;
  if (isLoginToken(*Node.Named))
    return true;
  if (!isSecretValue(*Node.Named, Node.Type))
    return false;
  if (isRequest(Node.Type))
    return true;
  const std::string Words = wordsOf(simpleName(*Node.Named));
  if (llvm::StringRef(Words).ends_with(" headers "))
    return !isOfReply(Graph, Node);
  return !(llvm::StringRef(Words).ends_with(" token ") &&
           isSyntaxToken(Node.Type));
}

/// Whether a call takes so little of a text that it does not give it away: its
/// first or last few characters.
static bool isShortened(const FlowNode &Node) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Node.Written);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !Method->getIdentifier() || Method->getName() != "substr")
    return false;
  auto Constant = [&](const Expr *E) -> std::optional<int64_t> {
    Expr::EvalResult Known;
    if (E->isValueDependent() ||
        !E->EvaluateAsInt(Known, Method->getASTContext()))
      return std::nullopt;
    return Known.Val.getInt().getLimitedValue(INT64_MAX);
  };
  const WrittenArguments Written(*Call);
  if (Written.Arguments.size() == 2) {
    const auto Count = Constant(Written.Arguments[1]);
    return Count ? *Count <= 8
                 : !isa<BinaryOperator, CXXMemberCallExpr>(
                       stripCasts(Written.Arguments[1]));
  }
  // text.substr(text.size() - 4)
  const auto *Start =
      Written.Arguments.size() == 1
          ? dyn_cast<BinaryOperator>(stripCasts(Written.Arguments[0]))
          : nullptr;
  const auto Left = Start && Start->getOpcode() == BO_Sub
                        ? Constant(Start->getRHS())
                        : std::nullopt;
  return Left && *Left <= 8;
}

/// What a pair or a map's element holds beside its key.
static bool isSecond(const FlowNode &Node) {
  if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Node.Named)) {
    const auto *Whole =
        dyn_cast_or_null<DecompositionDecl>(Binding->getDecomposedDecl());
    return Whole && isPair(Whole->getType().getNonReferenceType()) &&
           Whole->bindings().back() == Binding;
  }
  // headers.find("cookie")->second
  return Node.Kind == FlowKind::Member && Node.Named->getIdentifier() &&
         Node.Named->getName() == "second";
}

/// Whether nothing but constants and what safe functions give is in a value.
bool SecretFlow::isMadeHarmless(const FlowGraph &Graph, FlowId Id,
                                unsigned Depth) const {
  const FlowNode &Node = Graph.Nodes[Id];
  if (Node.Kind == FlowKind::Constant || isSafeCall(Node) || isShortened(Node))
    return true;
  const bool IsMade =
      Node.Kind == FlowKind::Store || Node.Kind == FlowKind::Pass ||
      Node.Kind == FlowKind::Join || Node.Kind == FlowKind::Result;
  return IsMade && Depth < 16 &&
         llvm::all_of(
             Node.From,
             [&](const FlowEdge &Edge) {
               return isMadeHarmless(Graph, Edge.From, Depth + 1);
             });
}

bool SecretFlow::isHarmless(const FlowGraph &Graph, FlowId Id) const {
  return isMadeHarmless(Graph, Id, 0);
}

bool SecretFlow::isSource(const FlowGraph &Graph, FlowId Id) {
  const FlowNode &Node = Graph.Nodes[Id];
  switch (Node.Kind) {
  case FlowKind::Parameter:
  case FlowKind::Global:
  case FlowKind::Member:
  case FlowKind::Written:
    return isSecretOf(Graph, Node);
  case FlowKind::Store:
    return isSecretOf(Graph, Node) && !isHarmless(Graph, Id);
  case FlowKind::Pass:
    return isSecretKey(Node) && !isSafeCall(Node);
  case FlowKind::Call: {
    const auto *Callee = dyn_cast_or_null<FunctionDecl>(Node.Named);
    return !isSafeCall(Node) &&
           (isSecretKey(Node) ||
            (Callee && Callee->getIdentifier() && isSecretOf(Graph, Node)));
  }
  default:
    return false;
  }
}

std::optional<FlowValue::Edge> SecretFlow::edgeOf(const FlowGraph &Graph,
                                                  FlowId To, unsigned Operand) {
  const FlowNode &Node = Graph.Nodes[To];
  const FlowEdge &Edge = Node.From[Operand];
  // headers.at("host"); of headers.at(name) the caller knows which it is.
  const bool IsAskedBy = isa_and_present<const ParmVarDecl *>(Node.Key);
  if (isSafeCall(Node) || isShortened(Node) ||
      (Node.Key && !IsAskedBy && !isSecretKey(Node)) ||
      (IsAskedBy && saysHeaders(Graph.Nodes[Edge.From].Named)))
    return std::nullopt;
  switch (Edge.Step) {
  case FlowStep::Same:
  case FlowStep::Part:
  case FlowStep::Quoting:
    return FlowValue::Edge{Edge.From};
  case FlowStep::Argument:
    return FlowValue::Edge{Edge.From, FlowMove::Argument, Edge.Parameter};
  case FlowStep::Owner:
    if (isSecond(Node))
      return FlowValue::Edge{Edge.From};
    return std::nullopt;
  case FlowStep::Through:
    return std::nullopt;
  }
  return std::nullopt;
}

std::string SecretFlow::nameOf(const FlowNode &Node) const {
  return isNamedByKey(Node) ? nameOfKey(Node.Key)
         : Node.Named && isRequest(Node.Type)
             ? "headers of " + simpleName(*Node.Named)
         : Node.Named ? simpleName(*Node.Named)
                      : "";
}

bool SecretFlow::shows(const FlowUse &Use) const {
  // A comparison, a copy
  return isa<CallExpr>(Use.User) && !Use.User->getType()->isBooleanType() &&
         !isSafe(Use);
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
  AllPrinters.insert(&Function);
  const FunctionDecl *&Slot = Printers[Class->getCanonicalDecl()];
  if (!Slot || IsFormatter)
    Slot = &Function;
}

/// Where an operator<< of the program's own writes: std::cout << config.
std::optional<SecretSink> SecretFlow::streamOf(const CallExpr &Call) const {
  for (Role R : {role::LogSink, role::ConsoleSink})
    if (Flow.model().callFactAs(Call, "std::operator<<", R))
      return R == role::LogSink ? SecretSink::Log : SecretSink::Console;
  return std::nullopt;
}

std::optional<llvm::SmallVector<FlowSummarizer::Sink, 2>>
SecretFlow::sinksOf(const FlowUse &Use, const FlowGraph &) {
  llvm::SmallVector<Sink, 2> Found;
  auto Add = [&](unsigned Argument, SecretSink Into,
                 const FunctionDecl *Printer = nullptr) {
    if (Printer || Use.Arguments[Argument] != 0)
      Found.push_back({Use.Arguments[Argument], static_cast<unsigned>(Into),
                       Argument, Printer});
  };
  auto AddAll = [&](const CallFact &Fact, Role R,
                    const WrittenArguments &Written) {
    for (unsigned I = 0; I != Use.Arguments.size(); ++I) {
      if (Fact.Argument && Fact.Argument->Index != I)
        continue;
      const CXXRecordDecl *Class = Written.Arguments[I]
                                       ->getType()
                                       .getNonReferenceType()
                                       ->getAsCXXRecordDecl();
      Add(I, R == role::LogSink ? SecretSink::Log : SecretSink::Console,
          Class ? Printers.lookup(Class->getCanonicalDecl()) : nullptr);
    }
  };
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Use.User)) {
    for (Role R : {role::LogSink, role::ConsoleSink})
      if (const CallFact *Fact = Flow.model().callFact(*Made, R)) {
        AddAll(*Fact, R, WrittenArguments(*Made));
        return Found;
      }
    if (Made->getConstructor()->isCopyOrMoveConstructor() ||
        !isOneOf(Made->getType(), {"std::exception"}))
      return std::nullopt;
    for (unsigned I = 0; I != Use.Arguments.size(); ++I)
      Add(I, SecretSink::Exception);
    return Found;
  }
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  if (!Call)
    return std::nullopt;
  // std::cout << config
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
      Operator && Operator->getOperator() == OO_LessLess &&
      Operator->getNumArgs() == 2)
    if (const FunctionDecl *Own = ofProgram(Use.Callee))
      if (const auto Into = streamOf(*Call)) {
        Add(0, *Into, Own);
        return Found;
      }
  for (Role R : {role::LogSink, role::ConsoleSink})
    if (const CallFact *Fact = Flow.model().callFact(*Call, R)) {
      AddAll(*Fact, R, WrittenArguments(*Call));
      return Found;
    }
  // std::cout << json: by an operator of the library whose text it is.
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
      Operator && Operator->getOperator() == OO_LessLess &&
      Operator->getNumArgs() == 2 && !ofProgram(Use.Callee) &&
      Use.Arguments.size() == 2)
    if (const auto Into = streamOf(*Call)) {
      Add(1, *Into);
      if (!Found.empty())
        return Found;
    }
  return std::nullopt;
}

} // namespace async_tidy
