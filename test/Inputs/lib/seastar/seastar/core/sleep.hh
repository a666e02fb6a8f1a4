// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <chrono>

namespace seastar {

using steady_clock_type = std::chrono::steady_clock;

template <typename Clock = steady_clock_type, typename Rep, typename Period>
future<> sleep(std::chrono::duration<Rep, Period>) {
  return make_ready_future<>();
}

} // namespace seastar
