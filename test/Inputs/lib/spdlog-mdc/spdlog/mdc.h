// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

namespace spdlog {
class mdc {
public:
  static void put(const std::string &, const std::string &);
  static void remove(const std::string &);
  static void clear();
};
} // namespace spdlog
