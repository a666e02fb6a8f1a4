// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingCallCheck.h"
#include "support/CallConditions.h"
#include "support/ChainWords.h"
#include "support/Coroutine.h"
#include "support/Names.h"
#include "support/Replacements.h"
#include "support/SourceText.h"

using namespace clang;

namespace async_tidy {

BlockingCallCheck::BlockingCallCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void BlockingCallCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void BlockingCallCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  if (Model.contextOf(Function) == ContextKind::Plain) {
    Model.reach().add(summarize(Function, Model));
    return;
  }
  const FunctionDecl *Named = namedFunction(&Function);
  if ((Named && matchesAnyName(Options.AllowedIn, qualifiedName(*Named))) ||
      (Options.TrustHops && Model.runsOnPool(Function)))
    return;
  for (const BlockingCandidate &Found : blockingCandidates(Function, Model)) {
    if (isAllowed(Found) || (Options.TrustHops && Found.Where.Anchor &&
                             Model.isAfterHop(Function, *Found.Where.Anchor)))
      continue;
    if (Found.Callee)
      Calls.push_back({Found, &Function, &Model});
    else if (llvm::is_contained(Options.Groups, Found.Fact->Group))
      reportBlocker(Found, Function, Model);
  }
}

void BlockingCallCheck::onEndOfTranslationUnit() {
  if (!Calls.empty())
    Calls.front().Model->reach().close(
        [&](const SummaryCall &Call) {
          return llvm::is_contained(Options.Groups, Call.Group) &&
                 !matchesAnyName(Options.AllowedCalls, Call.Name);
        },
        [&](const FunctionSummary &Summary) {
          return !matchesAnyName(Options.AllowedCalls, Summary.Name) &&
                 !matchesAnyName(Options.AllowedIn, Summary.Name);
        });
  for (const AsyncCall &Call : Calls)
    reportChain(Call);
  Calls.clear();
}

bool BlockingCallCheck::isAllowed(const BlockingCandidate &Found) const {
  if (matchesAnyName(Options.AllowedCalls, Found.Name))
    return true;
  const NamedDecl *Called =
      Found.Call ? calledDeclaration(*Found.Call) : nullptr;
  return Called && matchesAnyName(Options.AllowedCalls, qualifiedName(*Called));
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
BlockingCallCheck::adviceFor(const BlockingCandidate &Found,
                             const FunctionDecl &Function, AsyncModel &Model) {
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

void BlockingCallCheck::reportBlocker(const BlockingCandidate &Found,
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

void BlockingCallCheck::reportChain(const AsyncCall &Call) {
  const BlockingCandidate &Found = Call.Found;
  AsyncModel &Model = *Call.Model;
  const BlockingChain Chain =
      Model.reach().chainFrom(usrOf(*Found.Callee), Found.IsVirtual);
  if (Chain.empty())
    return;
  auto Warning =
      report(Chain.back()->Group == "nested-loop" ? blocking_call::NestsLoop
                                                  : blocking_call::BlocksLoop,
             Found.At, *Found.Statement, *Call.Function, Model);
  if (!Warning)
    return;
  *Warning << Found.Name
           << (coroutineBody(*Call.Function) ? "coroutine" : "async function")
           << chainReason(Chain)
           << chainAdvice(Chain, Model.libraryOf(*Call.Function), Model.facts(),
                          sourceText(Found.Statement->getSourceRange(),
                                     Model.context()));
  // The next diagnostic closes this one.
  Warning.reset();
  for (const auto &[At, Text] : chainNotes(Chain, Found.Name))
    note(At, Text, Model);
}

} // namespace async_tidy
