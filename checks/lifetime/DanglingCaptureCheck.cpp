// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingCaptureCheck.h"
#include "support/code/Names.h"
#include "support/lifetime/CaptureFix.h"
#include "support/lifetime/DanglingArguments.h"

using namespace clang;

namespace async_tidy {

DanglingCaptureCheck::DanglingCaptureCheck(llvm::StringRef Name,
                                           tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void DanglingCaptureCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void DanglingCaptureCheck::checkFunction(const FunctionDecl &Function,
                                         AsyncModel &Model) {
  // Of a template its instances are looked at.
  if (Function.isDependentContext())
    return;
  for (const DanglingClosure &Found :
       danglingClosures(Function, taskFates(Function, Model), Model))
    if (!matchesAnyName(Options.AllowedFunctions, calledName(*Found.Call)))
      reportClosure(Found, Function, Model);
}

static Wording wordsOf(const DanglingClosure &Found) {
  const std::string &Used = Found.Captured;
  if (!Found.Fate)
    return {&dangling_capture::CallDrops, {Used, calledName(*Found.Call)}};
  if (Found.Variable)
    return {&dangling_capture::LocalDies,
            {Used, Found.Variable->getNameAsString()}};
  return {&dangling_capture::TemporaryDies, {Used}};
}

void DanglingCaptureCheck::reportClosure(const DanglingClosure &Found,
                                         const FunctionDecl &Function,
                                         AsyncModel &Model) {
  Finding F(wordsOf(Found), Found.Lambda->getBeginLoc(), *Found.Lambda,
            Function);
  if (Found.Fate)
    F.Notes.push_back(
        {Found.Fate->At->getBeginLoc(), wordsOn(*Found.Fate), {}});
  F.Notes.push_back(
      {Found.Use->getBeginLoc(), "'" + Found.Captured + "' is used here", {}});
  if (CaptureFix Fix = captureFix(Found, Model.context()); !Fix.Edits.empty())
    F.Notes.push_back(
        {Found.Lambda->getBeginLoc(), Fix.Title, {std::move(Fix.Edits), {}}});
  report(std::move(F), Model);
}

} // namespace async_tidy
