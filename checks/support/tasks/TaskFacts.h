// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// The containers that own what they hold, and await nothing when they end.
class ContainerFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const Library *> Containers;
};

/// Where tasks that run by themselves are started on purpose.
class StarterFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  /// By the task's type the classes whose functions do so.
  NameIndex<std::vector<std::string>> Starters;
};

/// What is empty once its result has been taken.
class SingleUseFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;
  /// Whether \p Call takes the result out of its object.
  bool takesOut(const clang::CallExpr &Call) const;

  std::vector<std::string> Types;
  /// Those that an await empties, too, whatever it is given.
  std::vector<std::string> AwaitedOnce;

private:
  std::vector<std::string> Calls;
};

namespace role {
/// Starts a task without awaiting it.
extern const Role Spawn;
/// Such a call that, made by a coroutine of the executor itself, runs the task
/// up to its first suspension before it comes back.
extern const Role BeginsAtOnce;
/// Awaits a set of tasks.
extern const Role Join;
/// Says that a task is dropped on purpose.
extern const Role OptOut;
/// Leaves a task, or the tasks of a container, where they were.
extern const Role Keep;
/// Its awaited result is a lock.
extern const Role Lock;
/// Calls a callable argument and throws the result away; a constructor takes
/// one and has it called.
extern const Role DropsResult;
} // namespace role

} // namespace async_tidy

#endif
