// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "RawResourceCheck.h"
#include "support/code/Names.h"
#include "support/resources/RawHandles.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

RawResourceCheck::RawResourceCheck(llvm::StringRef Name,
                                   tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void RawResourceCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

/// fclose, delete[]
static std::string closerName(const Expr &Closed) {
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&Closed))
    return Delete->isArrayForm() ? "delete[]" : "delete";
  return calledName(cast<CallExpr>(Closed));
}

void RawResourceCheck::checkFunction(const FunctionDecl &Function,
                                     AsyncModel &Model) {
  for (const RawHandle &Found : rawHandlesIn(Function, Model)) {
    // A test ends with its process.
    if (Model.get<Running>().isTestCode(Function))
      return;
    Finding F({&raw_resource::Held,
               {simpleName(*Found.Variable), closerName(*Found.Closed)}},
              Found.Opened->getBeginLoc(), *Found.Opened, Function);
    F.Notes.push_back({Found.Await->getExprLoc(), "suspended here"});
    F.Notes.push_back(
        {Found.Closed->getExprLoc(),
         isa<CXXDeleteExpr>(Found.Closed) ? "freed here" : "closed here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
