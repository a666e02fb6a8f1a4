// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/Try.h"
#include "async_simple/coro/Lazy.h"
#include <cstddef>
#include <vector>

namespace async_simple {
namespace coro {

template <template <typename> typename LazyType, typename T>
Lazy<std::vector<Try<T>>> collectAll(std::vector<LazyType<T>> &&);
template <template <typename> typename LazyType, typename T>
Lazy<std::vector<Try<T>>> collectAllWindowed(std::size_t MaxConcurrency,
                                             bool Yield,
                                             std::vector<LazyType<T>> &&);

template <template <typename> typename LazyType, typename T>
Lazy<Try<T>> collectAny(std::vector<LazyType<T>> &&);
template <template <typename> typename LazyType, typename... Ts>
Lazy<int> collectAny(LazyType<Ts>...);

} // namespace coro
} // namespace async_simple
