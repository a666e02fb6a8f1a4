// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AwaitedTwiceCheck.h"
#include "support/code/Names.h"
#include "support/running/Running.h"
#include "support/tasks/TasksUsedAgain.h"

using namespace clang;

namespace async_tidy {

AwaitedTwiceCheck::AwaitedTwiceCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void AwaitedTwiceCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static std::string takerOf(const TakenEvent &Taken) {
  return Taken.IsAwaited ? "'co_await'"
         : Taken.By      ? "'" + calledName(*Taken.By) + "'"
                         : "another object";
}

static std::string doneWith(const TakenEvent &Used) {
  return Used.IsAwaited ? "awaited" : Used.IsMoved ? "given away" : "used";
}

/// EXPECT_THROW(co_await std::move(task), std::exception);
static bool isMadeToSeeWhatHappens(const TakenEvent &Used,
                                   const FunctionDecl &Function,
                                   AsyncModel &Model) {
  return Used.Location.isMacroID() && Model.get<Running>().isTestCode(Function);
}

void AwaitedTwiceCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  for (const TaskUsedAgain &Again : tasksUsedAgain(Function, Model)) {
    if (isMadeToSeeWhatHappens(Again.Used, Function, Model))
      continue;
    const std::string Name = Again.Variable->getNameAsString();
    Finding F(
        Again.IsNextRound
            ? Wording{&awaited_twice::EachRound, {Name, doneWith(Again.Used)}}
            : Wording{&awaited_twice::Again,
                      {Name, doneWith(Again.Used), takerOf(Again.Taken)}},
        Again.Used.Location, *Again.Used.At, Function);
    if (!Again.IsNextRound)
      F.Notes.push_back({Again.Taken.Location, "it is taken here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
