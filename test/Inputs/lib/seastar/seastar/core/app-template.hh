// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <functional>

namespace seastar {

class app_template {
public:
  int run(int ArgumentCount, char **Arguments, std::function<future<int>()> &&) noexcept;
};

} // namespace seastar
