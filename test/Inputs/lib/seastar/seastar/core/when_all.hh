// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"

namespace seastar {

template <typename... FutOrFuncs>
future<> when_all(FutOrFuncs &&...) noexcept {
  return make_ready_future<>();
}
template <typename... FutOrFuncs>
future<> when_all_succeed(FutOrFuncs &&...) noexcept {
  return make_ready_future<>();
}

} // namespace seastar
