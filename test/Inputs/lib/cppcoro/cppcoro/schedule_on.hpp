// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "cppcoro/task.hpp"

namespace cppcoro {

template <typename Scheduler, typename T>
task<T> schedule_on(Scheduler &, task<T> Awaitable) {
  return Awaitable;
}

} // namespace cppcoro
