// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "stdexec/execution.hpp"
#include <cstdint>

namespace experimental::execution {

class static_thread_pool {
public:
  struct scheduler {
    struct _sender {
      using sender_concept = stdexec::sender_tag;
    };
    _sender schedule() const noexcept { return {}; }
  };
  explicit static_thread_pool(std::uint32_t Threads);
  ~static_thread_pool();
  scheduler get_scheduler() noexcept { return {}; }
};

} // namespace experimental::execution

namespace exec = experimental::execution;
