// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "IgnoredErrorCheck.h"
#include "support/handling/IgnoredErrors.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

using Kind = IgnoredError::Kind;

IgnoredErrorCheck::IgnoredErrorCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void IgnoredErrorCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static Wording wordsOf(const IgnoredError &Ignored) {
  const std::string Variable =
      Ignored.Variable ? Ignored.Variable->getNameAsString() : "";
  switch (Ignored.What) {
  case Kind::Dropped:
    return {&ignored_error::Dropped, {Ignored.Name}};
  case Kind::ResultsDropped:
    return {&ignored_error::ResultsDropped, {Ignored.Name}};
  case Kind::PartTaken:
    return {&ignored_error::PartTaken, {Ignored.Name}};
  case Kind::Never:
    return {&ignored_error::Never, {Variable, Ignored.Name}};
  case Kind::Overwritten:
    return {&ignored_error::Overwritten, {Variable, Ignored.Name}};
  case Kind::SomePaths:
    return {&ignored_error::SomePaths, {Variable, Ignored.Name}};
  }
  llvm_unreachable("all kinds have words");
}

void IgnoredErrorCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  ErrorTypes Types(Options.ErrorTypes, Model);
  const std::vector<IgnoredError> Found = ignoredErrors(
      Function, {Types, Options.CleanupCalls, Options.UnreadNames}, Model);
  // A test waits for what fails.
  if (Found.empty() || Model.get<Running>().isTestCode(Function))
    return;
  for (const IgnoredError &Ignored : Found) {
    Finding F(wordsOf(Ignored), Ignored.At, *Ignored.From, Function);
    if (Ignored.What == Kind::Overwritten)
      F.Notes.push_back({Ignored.Behind, "another one takes its place here"});
    else if (Ignored.What == Kind::SomePaths)
      F.Notes.push_back({Ignored.Behind, "it goes on here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
