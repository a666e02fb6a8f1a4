// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <cstddef>
#include <utility>

namespace seastar {

struct semaphore_default_exception_factory {};

template <typename ExceptionFactory, typename Clock = std::chrono::steady_clock>
class basic_semaphore {
public:
  explicit basic_semaphore(std::size_t Count);
  future<> wait(std::size_t Units = 1) noexcept;
  void signal(std::size_t Units = 1) noexcept;
};
using semaphore = basic_semaphore<semaphore_default_exception_factory>;

template <typename ExceptionFactory, typename Clock = std::chrono::steady_clock>
class semaphore_units {};

template <typename ExceptionFactory, typename Clock>
future<semaphore_units<ExceptionFactory, Clock>>
get_units(basic_semaphore<ExceptionFactory, Clock> &, std::size_t) noexcept;

template <typename ExceptionFactory, typename Func, typename Clock>
future<> with_semaphore(basic_semaphore<ExceptionFactory, Clock> &, std::size_t,
                        Func &&) noexcept {
  return make_ready_future<>();
}

} // namespace seastar
