// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_FACTSFILE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_FACTSFILE_H

#include "ProgramRecord.h"
#include <memory>

namespace async_tidy {

/// The text of a facts file: a program's record for other runs and editors.
std::string writeFacts(const ProgramRecord &Record);

/// The facts file \p Path. Where it cannot be read, nothing, and \p Problem
/// says why.
ProgramRecord readFacts(const std::string &Path, std::string &Problem);

/// The same, read once for all checks and units of a process, and again when
/// the file changes: an editor asks at every keystroke. Never null.
std::shared_ptr<const ProgramRecord> sharedFacts(const std::string &Path,
                                                 std::string &Problem);

} // namespace async_tidy

#endif
