// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/task.hpp"
#include <boost/asio/any_io_executor.hpp>
#include <exception>
#include <utility>

namespace boost::cobalt {

template <typename Executor, typename T, typename CompletionToken>
void spawn(Executor &&, task<T> &&, CompletionToken &&Token) {
  Token(std::exception_ptr(), T());
}

} // namespace boost::cobalt
