// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CHANGES_BASELINECOMMANDS_H
#define ASYNC_TIDY_DRIVER_CHANGES_BASELINECOMMANDS_H

#include "Baseline.h"
#include "findings/RunResult.h"
#include "options/Options.h"
#include "words/Console.h"

namespace async_tidy::driver {

/// The baseline that the commands write where none is named.
std::string defaultBaseline(const ProjectPaths &Paths);

/// Moves the findings that \p Known holds to the pre-existing ones.
void dropKnown(RunResult &Result, const Baseline &Known);

/// Writes the baseline as \p Opts ask for, from \p Old and what was found.
/// Unless the run \p SawAll of the project, only entries of files that are gone
/// count as stale. Returns false where stale entries were only to be told of,
/// and there are some.
llvm::Expected<bool> updateBaseline(const Options &Opts,
                                    const RunResult &Result, Baseline Old,
                                    const ProjectPaths &Paths, Console &Log,
                                    bool SawAll);

} // namespace async_tidy::driver

#endif
