// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <cstddef>

namespace seastar {

template <typename Range, typename Func>
future<> parallel_for_each(Range &&, Func &&) noexcept {
  return make_ready_future<>();
}
template <typename Iterator, typename Sentinel, typename Func>
future<> parallel_for_each(Iterator, Sentinel, Func &&) noexcept {
  return make_ready_future<>();
}
template <typename Range, typename Func>
future<> max_concurrent_for_each(Range &&, std::size_t, Func &&) noexcept {
  return make_ready_future<>();
}
template <typename Range, typename AsyncAction>
future<> do_for_each(Range &, AsyncAction) noexcept {
  return make_ready_future<>();
}

} // namespace seastar
