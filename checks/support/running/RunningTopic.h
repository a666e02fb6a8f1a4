// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNINGTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNINGTOPIC_H

#include "support/program/Topic.h"
#include <string>

namespace async_tidy {

/// Who has which function run: for findings that hang on how often, and beside
/// what, a line runs.
extern const Topic RunningTopic;

/// When something that makes a thread wait does harm.
enum class WaitHarm {
  /// Wherever the thread has others to serve.
  Serving,
  /// Where it happens again and again: it is short.
  Repeated,
  /// Wherever it is no thread, and no fiber, of its own: it waits for what the
  /// thread itself has to do.
  Nested,
  /// Wherever it is no thread of its own.
  Always,
};

/// Something that keeps others waiting, if there are any.
struct RunningCondition {
  /// The function that it is in.
  std::string Usr;
  /// Of it in its file.
  unsigned Offset = 0;
  /// In a loop that awaits.
  bool Repeats = false;
  /// What the function itself has started before runs meanwhile.
  bool Serves = false;
  WaitHarm Harm = WaitHarm::Serving;
  /// Empty where another topic has the words.
  Wording Words;
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RunningCondition, Usr, Offset, Repeats,
                                   Serves, Harm, Words)

} // namespace async_tidy

#endif
