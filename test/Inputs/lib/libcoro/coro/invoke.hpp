// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <utility>

namespace coro {

template <typename functor_type, typename... args_types>
auto invoke(functor_type functor, args_types &&...args) -> decltype(auto) {
  return functor(std::forward<args_types>(args)...);
}

} // namespace coro
