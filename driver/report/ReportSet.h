// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_REPORTSET_H
#define ASYNC_TIDY_DRIVER_REPORT_REPORTSET_H

#include "Report.h"
#include "files/OutputFile.h"
#include "options/Options.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// The reports that one run writes.
class ReportSet {
public:
  explicit ReportSet(ColorChoice Color) : Color(Color) {}

  /// The error is for the user: a path that cannot be written.
  llvm::Error open(llvm::ArrayRef<FormatRequest> Formats);

  /// Renders all reports, in place of those rendered before.
  void render(const ReportInput &Input);

  /// Writes what was rendered. One that fails does not stop the others.
  llvm::Error write();

private:
  struct Target {
    const ReportFormat *Format;
    OutputFile File;
    std::string Text;
  };

  ColorChoice Color;
  std::vector<Target> Targets;
};

/// Whether text for a place that is a \p Terminal or not is coloured.
bool wantsColors(ColorChoice Choice, bool Terminal);

} // namespace async_tidy::driver

#endif
