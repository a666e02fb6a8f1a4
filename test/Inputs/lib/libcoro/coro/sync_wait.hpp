// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <utility>

namespace coro {

template <typename awaitable_type> auto sync_wait(awaitable_type &&a) -> decltype(auto) {
  return std::forward<awaitable_type>(a).operator co_await().await_resume();
}

} // namespace coro
