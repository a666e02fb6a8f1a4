// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "stdexec/execution.hpp"

namespace experimental::execution {

namespace __scope {
template <class Constrained> struct __when_empty_sender {
  using sender_concept = stdexec::sender_tag;
};
struct async_scope {
  template <class Sender> void spawn(Sender &&) {}
  [[nodiscard]] auto on_empty() const { return __when_empty_sender<int>(); }
};
} // namespace __scope

using __scope::async_scope;

} // namespace experimental::execution

namespace exec = experimental::execution;
