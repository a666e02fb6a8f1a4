// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/executors/executor_all.h"
#include "concurrencpp/results/lazy_result.h"
#include <chrono>
#include <memory>

namespace concurrencpp {

class timer_queue {
public:
  lazy_result<void> make_delay_object(std::chrono::milliseconds,
                                      std::shared_ptr<executor>);
};

} // namespace concurrencpp
