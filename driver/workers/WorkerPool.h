// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORKERS_WORKERPOOL_H
#define ASYNC_TIDY_DRIVER_WORKERS_WORKERPOOL_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace async_tidy::driver {

/// How a job ended.
struct JobOutcome {
  enum class End { Finished, Crashed, TimedOut };
  End How = End::Finished;
  /// What the job returned, where it finished.
  std::string Output;
  /// The end of what it wrote to standard error.
  std::string ErrorText;
  /// How it crashed, in words.
  std::string Reason;
  double Seconds = 0;
};

/// Runs each job in a child that is forked off this process, so that a job
/// that crashes or hangs takes nothing with it. This process must have one
/// thread.
class WorkerPool {
public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// A \p Timeout of zero is none. At \p Deadline all work ends.
  WorkerPool(unsigned Workers, std::chrono::seconds Timeout,
             std::optional<TimePoint> Deadline = std::nullopt)
      : Workers(Workers), Timeout(Timeout), Deadline(Deadline) {}

  /// Starts the jobs in the order given. \p Done is called as they end, in any
  /// order. Returns false where the user interrupted or time was up: the
  /// running children are killed and what has not ended is never reported to \p
  /// Done. An error is one of the system's: no process or no pipe to be had.
  llvm::Expected<bool> run(llvm::ArrayRef<size_t> Jobs,
                           llvm::function_ref<std::string(size_t)> Job,
                           llvm::function_ref<void(size_t, JobOutcome)> Done);

private:
  unsigned Workers;
  std::chrono::seconds Timeout;
  std::optional<TimePoint> Deadline;
};

/// From now on the first interrupt, hang-up or termination signal is noted in
/// place of ending the process; the second ends it.
void noteInterrupts();

bool interrupted();

} // namespace async_tidy::driver

#endif
