// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FINDINGS_ROOTFINGERPRINTS_H
#define ASYNC_TIDY_DRIVER_FINDINGS_ROOTFINGERPRINTS_H

#include "Finding.h"
#include "files/SourceTexts.h"

namespace async_tidy::driver {

/// Names the roots of \p Findings as fingerprints name findings: by their check
/// and kind, their file, the text of their line, and its ordinal among equal
/// ones.
void setRootFingerprints(llvm::MutableArrayRef<Finding> Findings,
                         SourceTexts &Sources, const ProjectPaths &Paths);

} // namespace async_tidy::driver

#endif
