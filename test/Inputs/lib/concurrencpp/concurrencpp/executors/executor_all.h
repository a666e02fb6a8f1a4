// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/results/result.h"
#include <cstddef>
#include <type_traits>
#include <utility>

namespace concurrencpp {

class executor {
public:
  virtual ~executor() noexcept;
  virtual void shutdown() = 0;
  virtual int max_concurrency_level() const noexcept = 0;
  template <class callable_type, class... argument_types>
  void post(callable_type &&, argument_types &&...) {}
  template <class callable_type, class... argument_types>
  auto submit(callable_type &&, argument_types &&...)
      -> result<std::invoke_result_t<callable_type, argument_types...>> {
    return {};
  }
};
template <class concrete_executor_type>
class derivable_executor : public executor {
public:
  template <class callable_type, class... argument_types>
  void post(callable_type &&, argument_types &&...) {}
  template <class callable_type, class... argument_types>
  auto submit(callable_type &&, argument_types &&...)
      -> result<std::invoke_result_t<callable_type, argument_types...>> {
    return {};
  }
};
class thread_pool_executor final
    : public derivable_executor<thread_pool_executor> {
public:
  void shutdown() override;
  int max_concurrency_level() const noexcept override;
};
class manual_executor final : public derivable_executor<manual_executor> {
public:
  void shutdown() override;
  int max_concurrency_level() const noexcept override;
  bool loop_once();
  std::size_t loop(std::size_t max_count);
  void wait_for_task();
};

} // namespace concurrencpp
