// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/task.hpp"

namespace boost::cobalt {

template <typename T> T run(task<T>) {
  return detail::value_awaitable<T>{}.await_resume();
}

} // namespace boost::cobalt
