// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <cstddef>

namespace cppcoro {

template <typename Sequence = std::size_t> class single_producer_sequencer {
public:
  struct claim_one_operation {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    Sequence await_resume() const noexcept { return {}; }
  };
  template <typename Scheduler>
  [[nodiscard]] claim_one_operation claim_one(Scheduler &) noexcept {
    return {};
  }
  void publish(Sequence) noexcept {}
};

} // namespace cppcoro
