// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <stop_token>
#include <vector>

namespace coro {

template <typename result>
[[nodiscard]] auto when_any(std::vector<coro::task<result>>)
    -> coro::task<result>;

template <typename result>
[[nodiscard]] auto when_any(std::stop_source, std::vector<coro::task<result>>)
    -> coro::task<result>;
template <typename... result>
[[nodiscard]] auto when_any(coro::task<result>...) -> coro::task<void>;
template <typename... result>
[[nodiscard]] auto when_any(std::stop_source, coro::task<result>...)
    -> coro::task<void>;

} // namespace coro
