// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_RUN_KEPTFACTS_H
#define ASYNC_TIDY_DRIVER_RUN_KEPTFACTS_H

#include "files/ProjectPaths.h"
#include "options/Options.h"
#include "support/program/FactsFile.h"
#include "units/Unit.h"
#include "llvm/ADT/ArrayRef.h"

namespace async_tidy::driver {

/// Where the facts of the program that \p Units make up are kept; empty where
/// nothing is.
std::string keptFactsPath(llvm::ArrayRef<Unit> Units, const Options &Opts,
                          const ProjectPaths &Paths);

/// The facts that are kept of the program that \p U belongs to, and at which
/// \p Path; null where there are none or they are of another configuration than
/// \p ConfigFile.
std::shared_ptr<const FactsFile> keptFactsFor(const Unit &U,
                                              const std::string &ConfigFile,
                                              const Options &Opts,
                                              std::string &Path);

/// Whether facts made from \p Source are kept there; they count as made now
/// then.
bool isKept(const std::string &Path, const std::string &Source);

/// Keeps \p Text, and nothing any more of programs that were not linted for a
/// month. A failure takes nothing away but what hooks and editors would know.
void keepFacts(llvm::StringRef Path, llvm::StringRef Text);

} // namespace async_tidy::driver

#endif
