// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <exception>

namespace seastar {

class broken_condition_variable : public std::exception {
public:
  const char *what() const noexcept override;
};

class condition_variable {
public:
  future<> wait() noexcept;
  void signal() noexcept;
  void broken() noexcept;
};

} // namespace seastar
