// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CLI_CISYSTEM_H
#define ASYNC_TIDY_DRIVER_CLI_CISYSTEM_H

#include "options/Options.h"
#include <vector>

namespace async_tidy::driver {

/// Whether this runs on GitHub Actions.
bool isOnGithub();

/// Adds the reports that the CI system around this process shows by itself, as
/// far as nobody asked for them: annotations and the step's summary on GitHub,
/// the Code Quality file on GitLab.
void addReportsOfCi(std::vector<FormatRequest> &Formats);

} // namespace async_tidy::driver

#endif
