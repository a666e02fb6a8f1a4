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
    if (Fact && (IsDiscarded || !Fact->OnlyDiscarded))
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
  if (Model.contextOf(Function) == ContextKind::Plain)
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

/// The text of the operand that a replacement moves into its own call.
static std::string operandText(const BlockingFact &Fact,
                               const WrittenArguments &Written,
                               const ASTContext &Context) {
  if (Written.Arguments.empty())
    return "";
  const std::string First =
      sourceText(Written.Arguments[0]->getSourceRange(), Context).str();
  if (Fact.Operands.empty())
    return First;
  Replacement Operand;
  Operand.Instead = Fact.Operands[0];
  return ReplacementFinder::expand(Operand, First, "");
}

void BlockingCallCheck::reportBlocker(const Blocker &Found,
                                      const FunctionDecl &Function,
                                      AsyncModel &Model) {
  const BlockingFact &Fact = *Found.Fact;
  const SourceRange Range = Found.Statement->getSourceRange();
  const ReplacementFinder Finder(Model.libraryOf(Function));
  const Expr *Operand = nullptr;
  std::string OperandText;
  if (Found.Call) {
    const WrittenArguments Written(*Found.Call);
    Operand = Written.get({0});
    OperandText = operandText(Fact, Written, Model.context());
  }
  const Replacement *Instead = Finder.find(Fact.Operation, Operand);
  std::string Advice = Model.facts().advice(Fact.Operation).str();
  std::string Code;
  // {call} stands for an expression, which a declaration's initialiser is not.
  if (Instead && (Found.Call || !ReplacementFinder::takesCall(*Instead))) {
    Code = ReplacementFinder::expand(*Instead, OperandText,
                                     sourceText(Range, Model.context()));
    Advice = "'" + Code + "' suspends instead";
  }
  // A co_await fits only where the coroutine's own statements stand, and the
  // library's timer gives no value back.
  const bool Fits = Instead && coroutineBody(Function) && Found.IsDiscarded &&
                    !Found.Where.InLambda && !Found.Where.InCatch &&
                    isOutsideMacros(Range) &&
                    ReplacementFinder::fits(*Instead, Operand);
  const bool IsSafe = Fits && Instead->Fix == Replacement::FixKind::Safe;
  const bool IsUnsafe = Fits && Instead->Fix == Replacement::FixKind::Unsafe;

  auto Warning = report(Fact.isSyncRunner() ? blocking_call::NestsLoop
                                            : blocking_call::BlocksLoop,
                        Found.At, *Found.Statement, Function, Model,
                        IsSafe || IsUnsafe ? Instead->Includes : HeaderNames());
  if (!Warning)
    return;
  *Warning << Found.Name
           << (coroutineBody(Function) ? "coroutine" : "async function")
           << Fact.Reason << Advice;
  if (IsSafe) {
    *Warning << FixItHint::CreateReplacement(Range, Code);
    for (const FixItHint &Include :
         includeHints(Instead->Includes, Found.At, Model))
      *Warning << Include;
  }
  // The next diagnostic closes this one.
  Warning.reset();
  if (IsUnsafe) {
    auto Note = diag(Found.At, "'%0' suspends instead", DiagnosticIDs::Note)
                << Code << FixItHint::CreateReplacement(Range, Code);
    for (const FixItHint &Include :
         includeHints(Instead->Includes, Found.At, Model))
      Note << Include;
  }
}

} // namespace async_tidy
