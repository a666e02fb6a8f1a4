// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_UNITFILES_H
#define ASYNC_TIDY_DRIVER_UNITS_UNITFILES_H

#include "Unit.h"
#include "files/FileTexts.h"
#include "options/Options.h"
#include <string>
#include <vector>

namespace clang {
class CompilerInstance;
}

namespace async_tidy::driver {

/// Has \p Compiler, whose preprocessor is made, put the files that it reads
/// into \p Files and those of the system into \p SystemFiles, which may be
/// null.
void collectFiles(clang::CompilerInstance &Compiler,
                  std::vector<std::string> &Files,
                  std::vector<std::string> *SystemFiles);

/// The files that compiling the unit reads, but for system headers. Changes the
/// current folder to that of the unit's command.
std::vector<std::string> filesRead(const Unit &U, const Options &Opts,
                                   const FileTexts &Instead);

} // namespace async_tidy::driver

#endif
