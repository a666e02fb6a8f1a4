// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CharacterTest.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace async_tidy {

const llvm::StringRef StatementCharacters = "'\"\\;";

using Value = std::optional<int64_t>;

/// isalnum and its kin, in the C locale.
static Value classify(llvm::StringRef Name, char C) {
  const int Is = llvm::StringSwitch<int>(Name)
                     .Case("isalnum", llvm::isAlnum(C))
                     .Case("isalpha", llvm::isAlpha(C))
                     .Case("isdigit", llvm::isDigit(C))
                     .Case("isxdigit", llvm::isHexDigit(C))
                     .Case("isupper", llvm::isUpper(C))
                     .Case("islower", llvm::isLower(C))
                     .Case("isspace", llvm::isSpace(C))
                     .Case("ispunct", llvm::isPunct(C))
                     .Cases({"isprint", "isgraph"}, llvm::isPrint(C))
                     .Case("iscntrl", !llvm::isPrint(C))
                     .Cases({"tolower", "toupper"}, C)
                     .Default(-1);
  return Is < 0 ? Value() : Value(Is);
}

static std::function<bool(const Expr &)> isParameter(const ParmVarDecl &P) {
  return [&P](const Expr &E) {
    const auto *Named = dyn_cast<DeclRefExpr>(&E);
    return Named && Named->getDecl() == &P;
  };
}

Value CharacterTest::callOf(const CallExpr &Call, char Character,
                            unsigned Depth) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return std::nullopt;
  const std::string Name = simpleName(*Callee);
  // Characters.find(c), strchr(Characters, c)
  const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
  if (Call.getNumArgs() == (Method ? 1u : 2u) || Name == "find") {
    const Expr *Set =
        Method ? Method->getImplicitObjectArgument() : Call.getArg(0);
    const Expr *Looked = Call.getArg(Method ? 0 : 1);
    const StringLiteral *Known = literalOf(Set);
    if (const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(Set)))
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
          Variable && Variable->getInit() &&
          Variable->getType().isConstQualified())
        Known = literalOf(Variable->getInit());
    const Value Given = valueOf(Looked, Character, Depth + 1);
    if (Known && Given && Known->isOrdinary()) {
      const size_t At = Known->getString().find(static_cast<char>(*Given));
      if (Name == "strchr" || Name == "contains")
        return At != llvm::StringRef::npos;
      if (Name == "find")
        return At == llvm::StringRef::npos ? -1 : static_cast<int64_t>(At);
    }
  }
  if (Call.getNumArgs() == 0)
    return std::nullopt;
  const Expr *Given =
      Call.getArg(isa<CXXOperatorCallExpr>(Call) && Call.getNumArgs() > 1);
  const Value Argument = valueOf(Given, Character, Depth + 1);
  if (!Argument)
    return std::nullopt;
  if (Callee->isExternC() || Callee->isInStdNamespace())
    return classify(Name, static_cast<char>(*Argument));
  const FunctionDecl *Definition = nullptr;
  if (!Callee->hasBody(Definition) || Definition->getNumParams() == 0)
    return std::nullopt;
  const Expr *Result = onlyReturn(*Definition);
  return Result
             ? CharacterTest(Context, isParameter(*Definition->getParamDecl(0)))
                   .valueOf(Result, static_cast<char>(*Argument), Depth + 1)
             : std::nullopt;
}

static Value combine(BinaryOperatorKind Kind, Value Left, Value Right) {
  if (Kind == BO_LAnd || Kind == BO_LOr) {
    const bool Decides = Kind == BO_LOr;
    for (const Value &V : {Left, Right})
      if (V && (*V != 0) == Decides)
        return Decides;
    return Left && Right ? Value(!Decides) : std::nullopt;
  }
  if (!Left || !Right)
    return std::nullopt;
  switch (Kind) {
  case BO_EQ:
    return *Left == *Right;
  case BO_NE:
    return *Left != *Right;
  case BO_LT:
    return *Left < *Right;
  case BO_LE:
    return *Left <= *Right;
  case BO_GT:
    return *Left > *Right;
  case BO_GE:
    return *Left >= *Right;
  case BO_Sub:
    return *Left - *Right;
  case BO_Add:
    return *Left + *Right;
  default:
    return std::nullopt;
  }
}

Value CharacterTest::valueOf(const Expr *E, char Character,
                             unsigned Depth) const {
  E = stripCasts(E);
  if (!E || Depth > 32 || E->isValueDependent())
    return std::nullopt;
  if (IsCharacter(*E))
    return Character;
  if (E->getType()->isIntegralOrEnumerationType()) {
    Expr::EvalResult Known;
    if (E->EvaluateAsInt(Known, Context))
      return Known.Val.getInt().isSigned()
                 ? Known.Val.getInt().getExtValue()
                 : static_cast<int64_t>(Known.Val.getInt().getZExtValue());
  }
  if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
    const Value Inner = valueOf(Operator->getSubExpr(), Character, Depth + 1);
    return Inner && Operator->getOpcode() == UO_LNot ? Value(*Inner == 0)
                                                     : std::nullopt;
  }
  if (const auto *Operator = dyn_cast<BinaryOperator>(E))
    return combine(Operator->getOpcode(),
                   valueOf(Operator->getLHS(), Character, Depth + 1),
                   valueOf(Operator->getRHS(), Character, Depth + 1));
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const Value When = valueOf(Choice->getCond(), Character, Depth + 1);
    return When
               ? valueOf(*When ? Choice->getTrueExpr() : Choice->getFalseExpr(),
                         Character, Depth + 1)
               : std::nullopt;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return callOf(*Call, Character, Depth);
  return std::nullopt;
}

namespace {
/// What can come next.
struct Ways {
  bool Falls = false;
  bool Continues = false;
  bool Breaks = false;
  bool Stops = false;
};
} // namespace

/// Statements, in the way in which one character goes through them.
class CharacterTest::Run {
public:
  Run(const CharacterTest &Test, char Character)
      : Test(Test), Character(Character) {}

  Ways of(const Stmt *S) const {
    if (!S)
      return {.Falls = true};
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      return sequence(Block->body());
    if (const auto *Label = dyn_cast<SwitchCase>(S))
      return of(Label->getSubStmt());
    if (const auto *Attributed = dyn_cast<AttributedStmt>(S))
      return of(Attributed->getSubStmt());
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      const Value When = Test.valueOf(If->getCond(), Character);
      if (When)
        return of(*When ? If->getThen() : If->getElse());
      return either(of(If->getThen()), of(If->getElse()));
    }
    if (const auto *Switch = dyn_cast<SwitchStmt>(S))
      return chosen(*Switch);
    if (isa<ContinueStmt>(S))
      return {.Continues = true};
    if (isa<BreakStmt>(S))
      return {.Breaks = true};
    if (isa<ReturnStmt, CoreturnStmt>(S))
      return {.Stops = true};
    if (const auto *E = dyn_cast<Expr>(S)) {
      if (isa<CXXThrowExpr>(stripCasts(E)))
        return {.Stops = true};
      const auto *Call = dyn_cast<CallExpr>(stripCasts(E));
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      return {.Falls = !(Callee && Callee->isNoReturn()),
              .Stops = Callee && Callee->isNoReturn()};
    }
    if (isa<DeclStmt, NullStmt>(S))
      return {.Falls = true};
    // Loops in loops, try: nothing is known.
    return {.Falls = true, .Continues = true};
  }

private:
  static Ways either(Ways A, Ways B) {
    return {A.Falls || B.Falls, A.Continues || B.Continues,
            A.Breaks || B.Breaks, A.Stops || B.Stops};
  }

  template <typename Range> Ways sequence(const Range &All) const {
    Ways Found{.Falls = true};
    for (const Stmt *S : All) {
      if (!Found.Falls)
        break;
      Found.Falls = false;
      Found = either(Found, of(S));
    }
    return Found;
  }

  /// The statements behind the label that is jumped to.
  Ways chosen(const SwitchStmt &Switch) const {
    const auto *Body = dyn_cast<CompoundStmt>(Switch.getBody());
    const Value On = Test.valueOf(Switch.getCond(), Character);
    if (!Body || !On)
      return {.Falls = true, .Continues = true};
    const SwitchCase *Target = nullptr;
    for (const SwitchCase *Label = Switch.getSwitchCaseList(); Label;
         Label = Label->getNextSwitchCase()) {
      const auto *Case = dyn_cast<CaseStmt>(Label);
      if (!Case) {
        Target = Target ? Target : Label;
        continue;
      }
      const Value From = Test.valueOf(Case->getLHS(), Character);
      const Value To =
          Case->getRHS() ? Test.valueOf(Case->getRHS(), Character) : From;
      if (!From || !To)
        return {.Falls = true, .Continues = true};
      if (*From <= *On && *On <= *To)
        Target = Label;
    }
    if (!Target)
      return {.Falls = true};
    std::vector<const Stmt *> Behind;
    for (const Stmt *S : Body->body())
      if (!Behind.empty() || contains(S, Target))
        Behind.push_back(S);
    Ways Found = sequence(Behind);
    Found.Falls |= Found.Breaks;
    Found.Breaks = false;
    return Found;
  }
  static bool contains(const Stmt *S, const SwitchCase *Target) {
    for (const auto *Label = dyn_cast<SwitchCase>(S); Label;
         Label = dyn_cast<SwitchCase>(Label->getSubStmt()))
      if (Label == Target)
        return true;
    return false;
  }
  const CharacterTest &Test;
  char Character;
};

bool CharacterTest::stops(const Stmt &S, char Character) const {
  const Ways Found = Run(*this, Character).of(&S);
  return !Found.Falls && !Found.Continues;
}

const FunctionDecl *calledBy(const Expr &Callable) {
  const Expr *E = stripCasts(&Callable);
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E))
    E = Made->getNumArgs() == 1 ? stripCasts(Made->getArg(0)) : nullptr;
  if (const auto *Address = dyn_cast_or_null<UnaryOperator>(E))
    E = stripCasts(Address->getSubExpr());
  const FunctionDecl *Function = nullptr;
  if (const auto *Lambda = dyn_cast_or_null<LambdaExpr>(E)) {
    Function = Lambda->getCallOperator();
    // auto c
    if (const FunctionTemplateDecl *Template =
            Function->getDescribedFunctionTemplate())
      for (const FunctionDecl *Instance : Template->specializations())
        Function = Instance;
  } else if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(E)) {
    Function = dyn_cast<FunctionDecl>(Named->getDecl());
  }
  return Function;
}

bool givesForAll(const Expr &Callable, bool Wanted, const ASTContext &Context) {
  const FunctionDecl *Function = calledBy(Callable);
  if (!Function || Function->getNumParams() == 0)
    return false;
  const FunctionDecl *Definition = nullptr;
  const Expr *Result =
      Function->hasBody(Definition) ? onlyReturn(*Definition) : nullptr;
  return llvm::all_of(StatementCharacters, [&](char C) {
    const Value Given =
        Result
            ? CharacterTest(Context, isParameter(*Definition->getParamDecl(0)))
                  .valueOf(Result, C)
        : Function->isExternC() || Function->isInStdNamespace()
            ? classify(simpleName(*Function), C)
            : std::nullopt;
    return Given && (*Given != 0) == Wanted;
  });
}

} // namespace async_tidy
