// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/executors/executor_all.h"
#include "concurrencpp/timers/timer_queue.h"
#include <memory>

namespace concurrencpp {

class runtime {
public:
  runtime();
  ~runtime() noexcept;
  std::shared_ptr<concurrencpp::timer_queue> timer_queue() const noexcept;
  std::shared_ptr<concurrencpp::thread_pool_executor>
  thread_pool_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_pool_executor>
  background_executor() const noexcept;
};

} // namespace concurrencpp
