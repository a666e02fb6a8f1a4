// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

template <typename... Promise> auto join(Promise &&...) {
  return detail::value_awaitable<void>{};
}

} // namespace boost::cobalt
