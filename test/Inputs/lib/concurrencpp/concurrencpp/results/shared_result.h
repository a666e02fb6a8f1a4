// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/results/result.h"

namespace concurrencpp {

template <class type> class shared_result {
public:
  explicit shared_result(result<type>);
  void wait();
  type &get();
  auto operator co_await() { return details::awaitable<type &>{}; }
};

} // namespace concurrencpp
