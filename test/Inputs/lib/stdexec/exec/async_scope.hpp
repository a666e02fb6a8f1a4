// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "stdexec/execution.hpp"

namespace experimental::execution {

namespace __scope {
struct async_scope {
  template <class Sender> void spawn(Sender &&) {}
  [[nodiscard]] auto on_empty() const { return stdexec::just(); }
};
} // namespace __scope

using async_scope = __scope::async_scope;

} // namespace experimental::execution

namespace exec = experimental::execution;
