// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
namespace cppcoro {

template <typename Awaitable>
auto sync_wait(Awaitable &&A) -> decltype(A.operator co_await().await_resume()) {
  return A.operator co_await().await_resume();
}

} // namespace cppcoro
