// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNINGSUMMARY_H
#define ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNINGSUMMARY_H

#include "support/code/InternedString.h"
#include "support/code/SourcePoint.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace async_tidy {

/// How one function has another one run.
enum class RunKind {
  /// It calls it, awaits it, or starts it as a task.
  Call,
  /// It hands it on, to be called whenever something happens.
  Handed,
  /// It has it run in a thread, or on a pool, where waiting is no harm.
  OnThread,
  /// It has it run in a fiber, which may wait for tasks.
  OnFiber,
};

struct RunningCall {
  SourcePoint At;
  /// The function, as BlockingStep::Usr is.
  InternedString Usr;
  bool IsVirtual = false;
  RunKind How = RunKind::Call;
  /// In a loop that awaits, or that has no end of its own.
  bool Repeats = false;
  /// What the function has started before runs meanwhile; or something that it
  /// starts at all, but for this.
  bool Serves = false;
  bool ServesEver = false;
  /// Runs on when the function goes on: a task that it does not await.
  bool RunsBeside = false;

  friend auto operator<=>(const RunningCall &, const RunningCall &) = default;
};

/// Who has a function run, before anybody calls it.
enum class RunStart {
  Caller,
  /// It is the program's main.
  Main,
  /// A test framework; or it is the main of a test, a benchmark, an example.
  Test,
};

/// How often a function runs by all that is known of a program.
enum class RunFrequency {
  Unknown,
  /// At start-up, at the end, in a tool that does one thing: nothing else is
  /// served meanwhile.
  Alone,
  /// Likewise, while others are served.
  Once,
  /// On a thread where it may wait; or in a fiber, for tasks alone.
  OnThread,
  OnFiber,
};

/// What one function has run, and who runs it.
struct RunningSummary {
  InternedString Usr;
  /// As BlockingSummary::Defines.
  InternedString Defines;
  InternedString Name;
  SourcePoint At;
  RunStart Start = RunStart::Caller;
  /// Nobody outside of its unit can call it.
  bool IsClosed = false;
  /// What it gives is awaited, or it is a coroutine.
  bool IsAsync = false;
  /// It starts something that runs on when it has returned.
  bool Starts = false;
  /// Of a facts file: what follows from all who call it.
  RunFrequency Told = RunFrequency::Unknown;
  std::vector<InternedString> Overrides;
  /// In source order.
  std::vector<RunningCall> Calls;

  const std::string &file() const { return At.File; }
  friend auto operator<=>(const RunningSummary &,
                          const RunningSummary &) = default;
};

nlohmann::json toJson(const RunningSummary &Summary);
void namesIn(const RunningSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take);
/// Throws nlohmann::json::exception where \p Value is no summary.
RunningSummary runningSummaryFromJson(const nlohmann::json &Value);

} // namespace async_tidy

#endif
