// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_SUMMARY_H
#define ASYNC_TIDY_DRIVER_REPORT_SUMMARY_H

#include "findings/RunResult.h"
#include <string>

namespace async_tidy::driver {

/// "3 findings (1 error, 2 warnings) in 2 units; 1 unit failed".
std::string summaryOf(const RunResult &Result);

/// Findings by check, and the units that took longest.
std::string statisticsOf(const RunResult &Result, const ProjectPaths &Paths);

} // namespace async_tidy::driver

#endif
