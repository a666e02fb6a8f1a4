// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_UNITPARSE_H
#define ASYNC_TIDY_DRIVER_UNITS_UNITPARSE_H

#include "Arguments.h"
#include "Unit.h"
#include "options/Options.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/FrontendAction.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>
#include <system_error>

namespace async_tidy::driver {

/// A unit on its way to clang: how everything that looks into a unit parses or
/// preprocesses it. The process enters the folder of the unit's command and
/// stays there, so units are parsed in processes of their own.
class UnitParse {
public:
  UnitParse(const Unit &U, const Options &Opts);

  /// Whether there is something to run. If not, it is the folder that could not
  /// be entered, or the command that no parse can be made of.
  explicit operator bool() const { return Plan.Invocation != nullptr; }
  std::error_code folderError() const { return NotEntered; }
  const std::string &commandError() const { return Plan.Error; }

  const std::vector<std::string> &droppedFlags() const {
    return Plan.DroppedFlags;
  }

  /// What run() gives to clang; may be changed before.
  clang::CompilerInvocation &invocation() { return *Plan.Invocation; }

  /// Runs \p Action, reading from \p Disk. \p Said hears what clang says, and
  /// nobody does where it is null. Returns whether the unit parsed. What the
  /// action changes in its invocation, the next run does not see.
  bool run(std::unique_ptr<clang::FrontendAction> Action,
           llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk,
           clang::DiagnosticConsumer *Said = nullptr) const;

private:
  std::error_code NotEntered;
  ParsePlan Plan;
};

} // namespace async_tidy::driver

#endif
