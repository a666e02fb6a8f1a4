// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <vector>

namespace coro {

template <typename result>
[[nodiscard]] auto when_any(std::vector<coro::task<result>>)
    -> coro::task<result>;

} // namespace coro
