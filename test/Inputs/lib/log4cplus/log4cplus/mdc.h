// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

namespace log4cplus {
class MDC {
public:
  void clear();
  void put(const std::string &, const std::string &);
  void remove(const std::string &);
};
MDC &getMDC();
} // namespace log4cplus
