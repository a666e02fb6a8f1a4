// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Options.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace async_tidy::driver {

Severity severityFromName(StringRef Name) {
  return StringSwitch<Severity>(Name)
      .Case("error", Severity::Error)
      .Case("warning", Severity::Warning)
      .Default(Severity::Note);
}

} // namespace async_tidy::driver
