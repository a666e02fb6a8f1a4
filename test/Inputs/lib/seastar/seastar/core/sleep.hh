// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/abort_source.hh"
#include "seastar/core/future.hh"
#include <chrono>

namespace seastar {

using steady_clock_type = std::chrono::steady_clock;

template <typename Clock = steady_clock_type, typename Rep, typename Period>
future<> sleep(std::chrono::duration<Rep, Period>) {
  return make_ready_future<>();
}

class sleep_aborted : public abort_requested_exception {};

template <typename Clock = steady_clock_type>
future<> sleep_abortable(typename Clock::duration, abort_source &) {
  return make_ready_future<>();
}

} // namespace seastar
