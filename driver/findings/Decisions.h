// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FINDINGS_DECISIONS_H
#define ASYNC_TIDY_DRIVER_FINDINGS_DECISIONS_H

#include "Finding.h"
#include "support/facts/ProjectConfig.h"
#include "support/program/Program.h"
#include <vector>

namespace async_tidy::driver {

/// Decides the conditional ones among \p Findings, which come from units that
/// \p Config holds for: puts them into words, or takes them out.
void decide(std::vector<Finding> &Findings, Program &Functions,
            const ProjectConfig &Config);

} // namespace async_tidy::driver

#endif
