// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowBuilder.h"
#include "OwnFunctions.h"
#include "ParameterUse.h"
#include "TextRoles.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace async_tidy {

void FlowBuilder::note(const Expr &User, const FunctionDecl *Callee,
                       const Expr *Object,
                       llvm::ArrayRef<const Expr *> Arguments) {
  FlowUse &Use = Graph.Uses.emplace_back();
  Use.User = &User;
  Use.Callee = Callee;
  Use.In = &Function;
  Use.Object = value(Object);
  for (const Expr *Argument : Arguments)
    Use.Arguments.push_back(value(Argument));
}

std::string nameOfKey(FlowKey Key) {
  if (const auto *Literal = dyn_cast_if_present<const StringLiteral *>(Key))
    return Literal->getCharByteWidth() == 1 ? Literal->getString().str() : "";
  const auto *Enumerator = dyn_cast_if_present<const EnumConstantDecl *>(Key);
  return Enumerator ? simpleName(*Enumerator) : "";
}

static FlowKey keyOf(const Expr *E) {
  if (const StringLiteral *Literal = literalOf(E))
    return Literal;
  const auto *Named = dyn_cast_or_null<DeclRefExpr>(stripCasts(E));
  if (const auto *Parameter =
          Named ? dyn_cast<ParmVarDecl>(Named->getDecl()) : nullptr)
    return Parameter;
  const auto *Enumerator =
      Named ? dyn_cast<EnumConstantDecl>(Named->getDecl()) : nullptr;
  return Enumerator ? FlowKey(Enumerator) : FlowKey();
}

/// 'x', "x"
static std::string textOf(const Expr *E) {
  if (const StringLiteral *Literal = literalOf(E))
    return Literal->getCharByteWidth() == 1 ? Literal->getString().str() : "";
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(stripCasts(E)))
    E = Made->getNumArgs() == 1 ? Made->getArg(0) : nullptr;
  const auto *Character =
      dyn_cast_or_null<CharacterLiteral>(E ? stripCasts(E) : nullptr);
  return Character && Character->getValue() < 128
             ? std::string(1, static_cast<char>(Character->getValue()))
             : "";
}

/// replace_all(text, "'", "''"), text.replace('\'', "\\'"): by whatever name,
/// it keeps quotes from ending a text. \" is what JSON takes.
static bool escapesQuotes(const WrittenArguments &Written) {
  for (unsigned I = 1; I < Written.Arguments.size(); ++I) {
    const std::string From = textOf(Written.Arguments[I - 1]);
    if (From.size() != 1 || !llvm::StringRef("'\"`").contains(From))
      continue;
    const std::string To = textOf(Written.Arguments[I]);
    if (To == From + From || To == "\\'")
      return true;
  }
  return false;
}

FlowId FlowBuilder::escape(const CallExpr &Call,
                           const WrittenArguments &Written) {
  const Expr *Text = Written.Object ? Written.Object : Written.Arguments[0];
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FlowId New =
      add(FlowKind::Quoted, &Call, Callee, Text->getType(), Call.getExprLoc());
  connect(New, value(Text), FlowStep::Quoting);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  const bool IsChanged = Written.Object
                             ? Method && !Method->isConst()
                             : Callee && Callee->getNumParams() != 0 &&
                                   mayWrite(Callee->getParamDecl(0)->getType());
  if (IsChanged) {
    if (const std::optional<Target> Into = targetOf(Text);
        Into && Into->IsWhole)
      write(Into->Place, New);
    keep(*Text, New);
  }
  return New;
}

FlowId FlowBuilder::call(const CallExpr &Call) {
  const WrittenArguments Written(Call);
  note(Call, Call.getDirectCallee(), Written.Object, Written.Arguments);
  if (startsVariadic(Call) || copiesVariadic(Call))
    return 0;
  if (escapesQuotes(Written))
    return escape(Call, Written);
  for (TextUse Use : TextUses)
    if (const CallFact *Fact = Model.callFact(Call, textRole(Use)))
      return textCall(Call, Use, *Fact, Written);

  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  giveToLambda(Call);
  if (Operator && Operator->getOperator() == OO_Equal &&
      Written.Arguments.size() == 2)
    return store(*Written.Arguments[0], Call, value(Written.Arguments[1]));
  // Smart pointers, optionals and iterators stand for what they hold, and
  // containers for their elements.
  const bool IsAccess = Operator && (Operator->getOperator() == OO_Star ||
                                     Operator->getOperator() == OO_Arrow ||
                                     Operator->getOperator() == OO_Subscript);
  if (IsAccess && !Written.Arguments.empty() &&
      isa_and_nonnull<CXXMethodDecl>(Callee)) {
    const FlowId Element = addFor(FlowKind::Pass, Call);
    connect(Element, value(Written.Arguments[0]), FlowStep::Same);
    if (Element != 0 && Written.Arguments.size() == 2)
      Graph.Nodes[Element].Key = keyOf(Written.Arguments[1]);
    return Element;
  }
  if (isa_and_nonnull<CXXConversionDecl>(Callee) || Call.isCallToStdMove())
    return value(Written.Object ? Written.Object : Call.getArg(0));
  return unknownCall(Call, Written);
}

/// auto log = [](std::string_view text) { ... }; log(name);
void FlowBuilder::giveToLambda(const CallExpr &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  if (!Method || !Method->getParent()->isLambda())
    return;
  const unsigned First = firstArgument(Call);
  for (unsigned I = First; I < Call.getNumArgs(); ++I)
    if (I - First < Method->getNumParams())
      connect(Graph.LambdaParameters.lookup(Method->getParamDecl(I - First)),
              value(Call.getArg(I)), FlowStep::Same);
}

/// va_copy(to, from)
bool FlowBuilder::copiesVariadic(const CallExpr &Call) {
  if (Call.getBuiltinCallee() != Builtin::BI__builtin_va_copy)
    return false;
  if (const std::optional<Target> Into = targetOf(Call.getArg(0)))
    write(Into->Place, value(Call.getArg(1)));
  return true;
}

/// va_start(list, format) fills the list with what the caller gives for ...
bool FlowBuilder::startsVariadic(const CallExpr &Call) {
  if (Call.getBuiltinCallee() != Builtin::BI__builtin_va_start ||
      !Function.isVariadic() || !Outside.empty())
    return false;
  FlowId &Given = Graph.Parameters.back();
  if (Given == 0)
    Given = add(FlowKind::Parameter, nullptr, nullptr,
                Call.getArg(0)->getType(), Call.getExprLoc());
  if (const std::optional<Target> Into = targetOf(Call.getArg(0)))
    write(Into->Place, Given);
  return true;
}

FlowId FlowBuilder::textCall(const CallExpr &Call, TextUse Use,
                             const CallFact &Fact,
                             const WrittenArguments &Written) {
  const Expr *Target = Fact.Argument               ? Written.get(*Fact.Argument)
                       : Written.Object            ? Written.Object
                       : Written.Arguments.empty() ? nullptr
                                                   : Written.Arguments[0];
  auto AllBut = [&](const Expr *Left, FlowId To, FlowStep Step) {
    if (Written.Object && Written.Object != Left)
      connect(To, value(Written.Object), Step);
    for (const Expr *Argument : Written.Arguments)
      if (Argument != Left)
        connect(To, value(Argument), Step);
  };
  auto Key = [&](FlowId Id) {
    if (Id != 0 && !Written.Arguments.empty())
      Graph.Nodes[Id].Key = keyOf(Written.Arguments.front());
    return Id;
  };
  auto Change = [&](FlowId New) {
    const std::optional<FlowBuilder::Target> Into =
        Target ? targetOf(Target) : std::nullopt;
    if (Into && Into->IsWhole) {
      write(Into->Place, New);
    } else if (Into && New != 0) {
      // snprintf(buffer + length, ...): what was there stays in front.
      const FlowId Both = add(FlowKind::Pass, &Call, nullptr,
                              Graph.Nodes[New].Type, Call.getExprLoc());
      connect(Both, read(Into->Place), FlowStep::Same);
      connect(Both, New, FlowStep::Same);
      write(Into->Place, Both);
    }
    if (Target)
      keep(*Target, New);
    return New;
  };
  const Expr &E = Call;
  const QualType Type = Target ? Target->getType() : E.getType();
  switch (Use) {
  case TextUse::Quote: {
    // Only what it writes to is quoted where there is such a place.
    const bool IntoTarget = Fact.Argument.has_value();
    const FlowId New = add(FlowKind::Quoted, &E, Call.getDirectCallee(),
                           IntoTarget ? Type : E.getType(), E.getExprLoc());
    AllBut(IntoTarget ? Target : nullptr, New, FlowStep::Quoting);
    return IntoTarget ? Change(New) : New;
  }
  case TextUse::Join: {
    const FlowId New = addFor(FlowKind::Join, E);
    AllBut(nullptr, New, FlowStep::Part);
    return New;
  }
  case TextUse::Append: {
    const FlowId New = add(FlowKind::Join, &E, nullptr, Type, E.getExprLoc());
    connect(New, value(Target), FlowStep::Part);
    AllBut(Target, New, FlowStep::Part);
    return Change(New);
  }
  case TextUse::Assign: {
    const Expr *From = nullptr;
    for (const Expr *Argument : Written.Arguments)
      if (Argument != Target && !From)
        From = Argument;
    return Target ? store(*Target, E, value(From)) : 0;
  }
  case TextUse::Pass: {
    const FlowId New = addFor(FlowKind::Pass, E, Call.getDirectCallee());
    connect(New, value(Target), FlowStep::Same);
    // map.at("key"), std::get<std::string>(value)
    return Written.Object && !Written.Arguments.empty() ? Key(New) : New;
  }
  case TextUse::Fallback: {
    const FlowId New = addFor(FlowKind::Pass, E, Call.getDirectCallee());
    AllBut(nullptr, New, FlowStep::Same);
    return New;
  }
  case TextUse::Print: {
    const FlowId New = add(FlowKind::Join, &E, nullptr, Type, E.getExprLoc());
    AllBut(Target, New, FlowStep::Part);
    return Change(New);
  }
  case TextUse::Clear:
    return Change(0);
  default:
    // stream >> document
    if (Fact.Argument) {
      writtenByCall(Call, 0);
      return 0;
    }
    return Key(addFor(FlowKind::Call, E, Call.getDirectCallee()));
  }
}

FlowId FlowBuilder::unknownCall(const CallExpr &Call,
                                const WrittenArguments &Written) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FlowId Result = addFor(FlowKind::Call, Call, Callee);
  const bool IsKnown = ofProgram(Callee) != nullptr;
  connect(Result, value(Written.Object), FlowStep::Owner);
  for (unsigned I = 0; I != Written.Arguments.size(); ++I)
    connect(Result, value(Written.Arguments[I]),
            IsKnown ? FlowStep::Argument : FlowStep::Through,
            IsKnown && Callee->isVariadic()
                ? std::min(I, Callee->getNumParams())
                : I);
  if (Result != 0 && Written.Object && !Written.Arguments.empty())
    Graph.Nodes[Result].Key = keyOf(Written.Arguments[0]);
  writtenByCall(Call, Result);
  return Result;
}

/// What a variable holds after it has been given to a function that can write
/// to it: what it held, something from outside, or what else it was given.
void FlowBuilder::writtenByCall(const CallExpr &Call, FlowId Result) {
  const WrittenArguments Written(Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  auto Spoil = [&](const Expr *E, FlowKind Kind, unsigned Parameter) {
    const std::optional<Target> Into = targetOf(E);
    const ValueDecl *Named = Into ? Variables->place(Into->Place).named()
                                  : lastingOf(rootOf(E).Name);
    if (!Named)
      return;
    const FlowId New =
        add(Kind, &Call, Named, Named->getType(), E->getExprLoc());
    if (New != 0)
      Graph.Nodes[New].Parameter = Parameter;
    for (const Expr *Argument : Written.Arguments)
      if (Argument != E)
        connect(New, value(Argument), FlowStep::Through);
    keep(*E, New);
    if (!Into)
      return;
    connect(New, read(Into->Place), FlowStep::Same);
    if (New != Result)
      write(Into->Place, New);
  };
  // A method of the local itself brings nothing in but its arguments.
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (Written.Object && Method && !Method->isConst() && !Method->isStatic())
    Spoil(Written.Object, FlowKind::Pass, 0);
  if (!Callee)
    return;
  const unsigned First = firstArgument(Call);
  for (unsigned I = First; I < Call.getNumArgs(); ++I)
    if (I - First < Callee->getNumParams() &&
        mayWrite(Callee->getParamDecl(I - First)->getType()) &&
        !isForwardingReference(*Callee, I - First))
      Spoil(Call.getArg(I), FlowKind::Written, I - First);
}

} // namespace async_tidy
