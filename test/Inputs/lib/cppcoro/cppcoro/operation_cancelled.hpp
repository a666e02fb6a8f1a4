// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <exception>

namespace cppcoro {

class operation_cancelled : public std::exception {
public:
  const char *what() const noexcept override;
};

} // namespace cppcoro
