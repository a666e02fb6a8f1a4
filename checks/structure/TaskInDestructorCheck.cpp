// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskInDestructorCheck.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/lifetime/DestructorTasks.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

TaskInDestructorCheck::TaskInDestructorCheck(llvm::StringRef Name,
                                             tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void TaskInDestructorCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static Wording wordsOf(const DestructorTask &Task, const CXXRecordDecl &Class) {
  const std::string Name = simpleName(Class);
  if (Task.What == DestructorTask::Kind::WaitedFor)
    return {&task_in_destructor::WaitedFor, {Task.Name, Name}};
  if (Task.Name.empty())
    return {&task_in_destructor::LambdaLeft, {Name}};
  return {&task_in_destructor::Left, {Task.Name, Name}};
}

void TaskInDestructorCheck::checkFunction(const FunctionDecl &Function,
                                          AsyncModel &Model) {
  const auto *Destructor = dyn_cast<CXXDestructorDecl>(&Function);
  if (!Destructor || Function.isDependentContext())
    return;
  const CXXRecordDecl &Class = *Destructor->getParent();
  // A fixture is there to wait.
  if (matchesAnyName(Options.AllowedClasses, qualifiedName(Class)) ||
      Model.get<Running>().isTestCode(Function))
    return;
  for (const DestructorTask &Task : destructorTasks(*Destructor, Model)) {
    const bool IsLeft = Task.What == DestructorTask::Kind::Left;
    const auto *Call = dyn_cast<CallExpr>(Task.At);
    Finding F(wordsOf(Task, Class),
              Call ? calleeLocation(*Call) : Task.At->getBeginLoc(), *Task.At,
              *Task.In);
    if (Task.Through)
      F.Notes.push_back(
          {Task.Through->getExprLoc(), "called by the destructor here"});
    if (IsLeft)
      F.Notes.push_back({Task.Use, "it uses the object here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
