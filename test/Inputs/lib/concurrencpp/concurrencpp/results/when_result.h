// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "concurrencpp/executors/executor_all.h"
#include "concurrencpp/results/lazy_result.h"
#include <memory>
#include <tuple>
#include <vector>

namespace concurrencpp {

template <class executor_type, class... result_types>
lazy_result<std::tuple<result_types...>> when_all(std::shared_ptr<executor_type>,
                                                  result_types &&...);
template <class executor_type, class iterator_type>
lazy_result<std::vector<typename iterator_type::value_type>>
when_all(std::shared_ptr<executor_type>, iterator_type, iterator_type);

} // namespace concurrencpp
