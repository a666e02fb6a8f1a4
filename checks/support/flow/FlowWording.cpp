// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowWording.h"
#include "FlowProgram.h"
#include "support/facts/Facts.h"

namespace async_tidy {

std::vector<std::string> partsOf(const FlowWording &Wording,
                                 const FlowFinding &Found) {
  std::vector<std::string> Parts;
  for (const std::string &Part : Wording.Parts)
    Parts.push_back(
        fillIn(Part, {{"{source}", Found.Source}, {"{sink}", Found.Sink}}));
  return Parts;
}

} // namespace async_tidy
