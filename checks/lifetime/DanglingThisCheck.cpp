// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingThisCheck.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/lifetime/DanglingArguments.h"
#include "support/lifetime/DanglingThis.h"

using namespace clang;

namespace async_tidy {

DanglingThisCheck::DanglingThisCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()),
      ReportsDestructors(isEnabled("async-task-in-destructor")) {}

void DanglingThisCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static Wording wordsOf(const DanglingThis &Found) {
  if (Found.Lambda)
    return {&dangling_this::CaptureDies, {}};
  const std::string Called = calledName(*Found.Call);
  switch (Found.What) {
  case DanglingThis::Kind::Local:
    if (Found.Variable)
      return {&dangling_this::LocalDies,
              {Called, Found.Variable->getNameAsString()}};
    return {&dangling_this::TemporaryDies, {Called}};
  case DanglingThis::Kind::Shared:
    return {&dangling_this::SharedDies, {Called}};
  case DanglingThis::Kind::Owned:
    return {&dangling_this::OwnedDies, {Called}};
  }
  llvm_unreachable("no such kind");
}

void DanglingThisCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  // Of a template its instances are looked at.
  if (Function.isDependentContext())
    return;
  for (const DanglingThis &Found :
       danglingThis(Function, taskFates(Function, Model), Model)) {
    if (matchesAnyName(Options.AllowedClasses, qualifiedName(*Found.Class)))
      continue;
    // The other check says that the object is gone for sure.
    if (ReportsDestructors && Found.What != DanglingThis::Kind::Local &&
        isa<CXXDestructorDecl>(Function))
      continue;
    const Expr &At = Found.Lambda ? cast<Expr>(*Found.Lambda) : *Found.Call;
    Finding F(wordsOf(Found),
              Found.Lambda ? At.getBeginLoc() : calleeLocation(*Found.Call), At,
              Function);
    F.Notes.push_back({Found.Fate.At->getBeginLoc(), wordsOn(Found.Fate)});
    if (Found.Use.Point)
      F.Notes.push_back({Found.Use.Point->getExprLoc(),
                         "the object may go while this suspends"});
    F.Notes.push_back({Found.Use.At->getExprLoc(),
                       Found.Use.Point
                           ? "and is used here"
                           : "the object is used here, in a coroutine that "
                             "begins later"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
