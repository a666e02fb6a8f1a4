// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnguardedCallCheck.h"
#include "support/code/Names.h"
#include "support/security/GuardProgram.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {

UnguardedCallCheck::UnguardedCallCheck(llvm::StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void UnguardedCallCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void UnguardedCallCheck::checkFunction(const FunctionDecl &Function,
                                       AsyncModel &Model) {
  if (!Calls) {
    this->Model = &Model;
    Calls = std::make_unique<GuardedCalls>(Model);
  }
  Calls->add(Function);
}

void UnguardedCallCheck::onEndOfTranslationUnit() {
  if (Calls && isWholeProgram()) {
    GuardedCalls::Program Open = Calls->program();
    for (const GuardedCalls::Finding &Finding : Open.Findings)
      reportCall(Finding);
    Model->addGuardOutlines(std::move(Open.Outlines));
  } else if (Calls) {
    for (const GuardedCalls::Finding &Finding : Calls->find())
      reportCall(Finding);
  }
  Calls.reset();
}

/// "a", "a or b"
static std::string choiceOf(const std::vector<std::string> &Names) {
  std::string Text;
  for (size_t I = 0; I != Names.size(); ++I)
    Text += (I == 0                  ? "'"
             : I + 1 == Names.size() ? " or '"
                                     : ", '") +
            Names[I] + "'";
  return Text;
}

void UnguardedCallCheck::reportCall(const GuardedCalls::Finding &Finding) {
  if (!isInScope(Options.Scope, *Finding.In, *Model))
    return;
  auto Warning =
      report(unguarded_call::Unguarded, calleeLocation(*Finding.Call),
             *Finding.Call, *Finding.In, *Model, {}, Finding.Condition);
  if (!Warning)
    return;
  *Warning << calledName(*Finding.Call) << choiceOf(Finding.Fact->Guards)
           << (Finding.Fact->Reason.empty() ? ""
                                            : ": it " + Finding.Fact->Reason);
  // The next diagnostic closes this one.
  Warning.reset();
  if (Finding.Weak)
    diag(calleeLocation(*Finding.Weak), "%0", DiagnosticIDs::Note)
        << weakGuardNote(calledName(*Finding.Weak));
  for (const Expr *At : Finding.From)
    diag(At->getExprLoc(), ReachedFromHere, DiagnosticIDs::Note);
}

} // namespace async_tidy
