// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/Executor.h"
#include <type_traits>

namespace async_simple {
namespace coro {

template <typename LazyType> inline auto syncAwait(LazyType &&L) {
  return L.operator co_await().await_resume();
}
template <typename LazyType> inline auto syncAwait(LazyType &&L, Executor *) {
  return L.operator co_await().await_resume();
}

} // namespace coro
} // namespace async_simple
