// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/coro/Task.h"
#include <cstddef>
#include <tuple>
#include <vector>

namespace folly {
namespace coro {

template <typename... SemiAwaitables>
Task<void> collectAll(SemiAwaitables... Awaitables);
template <typename... T>
Task<std::tuple<Try<T>...>> collectAllTry(Task<T>... Awaitables);
template <typename T>
Task<std::vector<Try<T>>> collectAllTryRange(std::vector<Task<T>>);
template <typename... SemiAwaitables>
Task<void> collectAny(SemiAwaitables... Awaitables);
template <typename T> Task<std::vector<T>> collectAllRange(std::vector<Task<T>>);
template <typename T>
Task<std::vector<T>> collectAllWindowed(std::vector<Task<T>>,
                                        std::size_t MaxConcurrency);

} // namespace coro
} // namespace folly
