// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConfigError.h"

namespace async_tidy {

std::string ConfigError::str() const {
  std::string Place = File;
  if (Line)
    Place += ":" + std::to_string(Line) + ":" + std::to_string(Column);
  return Place + ": error: " + Message;
}

} // namespace async_tidy
