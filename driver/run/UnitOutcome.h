// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_RUN_UNITOUTCOME_H
#define ASYNC_TIDY_DRIVER_RUN_UNITOUTCOME_H

#include "findings/Finding.h"
#include "workers/WorkerPool.h"
#include <chrono>

namespace async_tidy::driver {

/// What the job that lints a unit gave, or why it gave nothing. It had \p
/// Timeout.
UnitReport reportOf(const JobOutcome &Outcome, std::chrono::seconds Timeout);

/// Adds the functions of \p Report to \p All, and takes them out of it; those
/// of files that \p IsForgotten are left out, where it is given. Bytes that are
/// none make the report one of a unit that crashed.
void addFunctions(UnitReport &Report, Program &All,
                  const Program::IsOneOf &IsForgotten = nullptr);

/// Takes the findings of \p Report out of it; bytes as above.
std::vector<Finding> takeFindings(UnitReport &Report);

} // namespace async_tidy::driver

#endif
