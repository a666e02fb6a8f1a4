// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingCallCheck.h"
#include "support/CallConditions.h"
#include "support/Coroutine.h"
#include "support/Discards.h"
#include "support/LoopCode.h"
#include "support/Names.h"
#include "support/ObjectUse.h"
#include "support/Replacements.h"
#include "support/SourceText.h"

using namespace clang;

namespace async_tidy {

/// One place that blocks, before it is put into words.
struct BlockingCallCheck::Blocker {
  const BlockingFact *Fact = nullptr;
  std::string Name;
  SourceLocation At;
  /// The call or construction; the variable's initialiser for an end of life.
  const Stmt *Statement = nullptr;
  /// Null unless it is a call.
  const CallExpr *Call = nullptr;
  bool IsDiscarded = false;
  Place Where;
};

/// Collects what blocks in one function.
class BlockingCallCheck::Visitor : public LoopCodeVisitor {
public:
  Visitor(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model) {
    forEachDiscard(Function, [&](const Discard &Dropped) {
      Discarded.insert(Dropped.Value);
    });
  }

  void visitCall(const CallExpr &Call, const Place &Where) override {
    // co_await timer.wait() suspends; it does not block.
    const BlockingFact *Fact =
        Where.IsAwaited ? nullptr : Model.blockingCall(Call);
    const bool IsDiscarded = Discarded.contains(&Call);
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (Fact && (IsDiscarded || !Fact->OnlyDiscarded) &&
        !(Member && isReleasedBefore(*Member, Function, Fact->ReleasedBy)) &&
        !usesAnyOf(Function, Fact->NonBlockingWith))
      Found.push_back({Fact, calledName(Call), calleeLocation(Call), &Call,
                       &Call, IsDiscarded, Where});
  }

  void visitConstruction(const CXXConstructExpr &Construction,
                         const Place &Where) override {
    if (const BlockingFact *Fact = Model.blockingConstruction(Construction))
      Found.push_back({Fact, typeName(Construction.getType()),
                       Construction.getLocation(), &Construction, nullptr,
                       false, Where});
  }

  void visitLocal(const VarDecl &Variable, const Place &Where) override {
    const BlockingFact *Fact = Model.blockingDestruction(Variable.getType());
    // Made without arguments it owns nothing.
    const auto *Made =
        dyn_cast_or_null<CXXConstructExpr>(strip(Variable.getInit()));
    if (!Fact || !Made || Made->getNumArgs() == 0 ||
        mayBeReleased(Variable, Function, Fact->ReleasedBy))
      return;
    const std::string Name = typeName(Variable.getType());
    Found.push_back({Fact, Name + "::~" + lastComponent(Name).str(),
                     Variable.getLocation(), Variable.getInit(), nullptr, false,
                     Where});
  }

  std::vector<Blocker> Found;

private:
  const FunctionDecl &Function;
  AsyncModel &Model;
  llvm::SmallPtrSet<const Expr *, 16> Discarded;
};

BlockingCallCheck::BlockingCallCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void BlockingCallCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void BlockingCallCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  if (Model.contextOf(Function) == ContextKind::Plain ||
      (Options.TrustHops && Model.runsOnPool(Function)))
    return;
  const FunctionDecl *Named = namedFunction(&Function);
  if (Named && matchesAnyName(Options.AllowedIn, qualifiedName(*Named)))
    return;
  Visitor Collector(Function, Model);
  visitLoopCode(Function, Model, Collector);
  for (const Blocker &Found : Collector.Found)
    if (isLookedFor(Found) &&
        !(Options.TrustHops && Found.Where.Anchor &&
          Model.isAfterHop(Function, *Found.Where.Anchor)))
      reportBlocker(Found, Function, Model);
}

bool BlockingCallCheck::isLookedFor(const Blocker &Found) const {
  if (!llvm::is_contained(Options.Groups, Found.Fact->Group) ||
      matchesAnyName(Options.AllowedCalls, Found.Name))
    return false;
  const NamedDecl *Called =
      Found.Call ? calledDeclaration(*Found.Call) : nullptr;
  return !Called ||
         !matchesAnyName(Options.AllowedCalls, qualifiedName(*Called));
}

/// The text of the operand that a replacement moves into its own call, where
/// it can be told.
static std::optional<std::string> operandText(const BlockingFact &Fact,
                                              const WrittenArguments &Written,
                                              const ASTContext &Context) {
  if (Written.Arguments.empty())
    return std::nullopt;
  const llvm::StringRef First =
      sourceText(Written.Arguments[0]->getSourceRange(), Context);
  if (!Fact.Operands)
    return First.str();
  if (Fact.Operands->empty())
    return std::nullopt;
  return fill(Fact.Operands->front(), "{0}", First);
}

/// What to write instead, and how far it can be applied.
struct BlockingCallCheck::Advice {
  std::string Text;
  std::string Code;
  Replacement::FixKind Fix = Replacement::FixKind::None;
  HeaderNames Includes;
};

BlockingCallCheck::Advice
BlockingCallCheck::adviceFor(const Blocker &Found, const FunctionDecl &Function,
                             AsyncModel &Model) {
  Advice A;
  A.Text = Model.facts().advice(Found.Fact->Operation).str();
  const Expr *Operand = nullptr;
  std::optional<std::string> OperandText;
  if (Found.Call) {
    const WrittenArguments Written(*Found.Call);
    Operand = Written.get({0});
    OperandText = operandText(*Found.Fact, Written, Model.context());
  }
  const Alternative Instead(Model.libraryOf(Function), Found.Fact->Operation,
                            Operand, Function);
  // {call} stands for an expression, which a declaration's initialiser is not.
  if (!Instead || (Instead.takesCall() && !Found.Call) ||
      (Instead.takesOperand() && !OperandText))
    return A;
  const SourceRange Range = Found.Statement->getSourceRange();
  A.Code = Instead.code(OperandText.value_or(""),
                        sourceText(Range, Model.context()));
  A.Text =
      "'" + A.Code +
      (Instead->IsBefore ? "' in front of it moves the coroutine off the loop"
                         : "' suspends instead");
  // A co_await fits only where the coroutine's own statements stand, and the
  // library's operation gives no value back.
  if (Instead.fits() && coroutineBody(Function) && Found.IsDiscarded &&
      !Found.Where.InLambda && !Found.Where.InCatch && isOutsideMacros(Range)) {
    A.Fix = Instead->Fix;
    if (A.Fix != Replacement::FixKind::None)
      A.Includes = Instead->Includes;
  }
  return A;
}

void BlockingCallCheck::reportBlocker(const Blocker &Found,
                                      const FunctionDecl &Function,
                                      AsyncModel &Model) {
  const Advice A = adviceFor(Found, Function, Model);
  auto Warning =
      report(Found.Fact->isSyncRunner() ? blocking_call::NestsLoop
                                        : blocking_call::BlocksLoop,
             Found.At, *Found.Statement, Function, Model, A.Includes);
  if (!Warning)
    return;
  *Warning << Found.Name
           << (coroutineBody(Function) ? "coroutine" : "async function")
           << Found.Fact->Reason << A.Text;
  auto AddFix = [&](const DiagnosticBuilder &To) {
    To << FixItHint::CreateReplacement(Found.Statement->getSourceRange(),
                                       A.Code);
    for (const FixItHint &Include : includeHints(A.Includes, Found.At, Model))
      To << Include;
  };
  if (A.Fix == Replacement::FixKind::Safe)
    AddFix(*Warning);
  // The next diagnostic closes this one.
  Warning.reset();
  if (A.Fix == Replacement::FixKind::Unsafe)
    AddFix(diag(Found.At, "'%0' suspends instead", DiagnosticIDs::Note)
           << A.Code);
}

} // namespace async_tidy
