// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/executors/executor_all.h"
#include <coroutine>
#include <memory>

namespace concurrencpp {

namespace details {
template <class executor_type> class resume_on_awaitable : public std::suspend_always {
public:
  explicit resume_on_awaitable(executor_type &) noexcept {}
};
} // namespace details

template <class executor_type>
auto resume_on(std::shared_ptr<executor_type> executor) {
  return details::resume_on_awaitable<executor_type>(*executor);
}
template <class executor_type> auto resume_on(executor_type &executor) noexcept {
  return details::resume_on_awaitable<executor_type>(executor);
}

} // namespace concurrencpp
