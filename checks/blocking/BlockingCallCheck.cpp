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
  if (Calls.empty())
    return;
  BlockingReach &Reach = Calls.front().Model->reach();
  if (!Options.FactsFile.empty())
    readFacts(Reach);
  Reach.close(
      [&](const SummaryCall &Call) {
        return looksFor(Call, Options.Groups, Options.AllowedCalls);
      },
      [&](const FunctionSummary &Summary) {
        return mayPass(Summary, Options.AllowedCalls, Options.AllowedIn);
      });
  const auto OpenEnded = Reach.openEnded();
  for (const AsyncCall &Call : Calls) {
    const std::string Usr = usrOf(*Call.Found.Callee);
    const BlockingChain Chain = Reach.chainFrom(Usr, Call.Found.IsVirtual);
    if (!isWholeProgram()) {
      if (isReported(Chain, Options.DiskDepth))
        reportChain(Call, Chain);
    } else if (!Chain.empty() || Call.Found.IsVirtual || !Reach.knows(Usr) ||
               OpenEnded.contains(Usr)) {
      reportConditional(Call, Usr);
    }
  }
  Calls.clear();
}

void BlockingCallCheck::readFacts(BlockingReach &Reach) {
  std::string Problem;
  for (FunctionSummary &Summary : readSummaries(Options.FactsFile, Problem))
    if (!Reach.knows(Summary.Usr))
      Reach.add(std::move(Summary));
  if (!Problem.empty())
    configurationDiag("%0", DiagnosticIDs::Error) << Problem;
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
  return fillIn(Fact.Operands->front(), "{0}", First);
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

static llvm::StringRef contextName(const FunctionDecl &Function) {
  return coroutineBody(Function) ? "coroutine" : "async function";
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
  *Warning << Found.Name << contextName(Function) << Found.Fact->Reason
           << A.Text;
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

void BlockingCallCheck::reportChain(const AsyncCall &Call,
                                    const BlockingChain &Chain) {
  const BlockingCandidate &Found = Call.Found;
  AsyncModel &Model = *Call.Model;
  auto Warning =
      report(Chain.back()->Group == "nested-loop" ? blocking_call::NestsLoop
                                                  : blocking_call::BlocksLoop,
             Found.At, *Found.Statement, *Call.Function, Model);
  if (!Warning)
    return;
  *Warning << Found.Name << contextName(*Call.Function) << chainReason(Chain)
           << chainAdvice(Chain, Model.libraryOf(*Call.Function), Model.facts(),
                          sourceText(Found.Statement->getSourceRange(),
                                     Model.context()));
  // The next diagnostic closes this one.
  Warning.reset();
  for (const auto &[At, Text] : chainNotes(Chain, Found.Name))
    note(At, Text, Model);
}

void BlockingCallCheck::reportConditional(const AsyncCall &Call,
                                          const std::string &Usr) {
  const BlockingCandidate &Found = Call.Found;
  AsyncModel &Model = *Call.Model;
  const Library *Owner = Model.libraryOf(*Call.Function);
  FindingCondition Condition;
  Condition.Usr = Usr;
  Condition.IsVirtual = Found.IsVirtual;
  Condition.Name = Found.Name;
  Condition.Context = contextName(*Call.Function);
  Condition.CallText =
      sourceText(Found.Statement->getSourceRange(), Model.context());
  Condition.Library = Owner ? Owner->key() : "";
  Condition.NestedKind = blocking_call::NestsLoop.Name;
  Condition.Groups = Options.Groups;
  Condition.AllowedCalls = Options.AllowedCalls;
  Condition.AllowedIn = Options.AllowedIn;
  Condition.DiskDepth = Options.DiskDepth;
  auto Warning = report(blocking_call::BlocksLoop, Found.At, *Found.Statement,
                        *Call.Function, Model, {}, std::move(Condition));
  if (Warning)
    *Warning << Found.Name << contextName(*Call.Function) << "" << "";
}

} // namespace async_tidy
