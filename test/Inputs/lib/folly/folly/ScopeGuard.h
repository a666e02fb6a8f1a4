// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace folly::detail {
template <typename Function, bool ExecuteOnException>
class ScopeGuardForNewException {
public:
  explicit ScopeGuardForNewException(const Function &) {}
  ~ScopeGuardForNewException() {}
};
enum class ScopeGuardOnFail {};
template <typename Function>
ScopeGuardForNewException<Function, true> operator+(ScopeGuardOnFail,
                                                    Function &&F) {
  return ScopeGuardForNewException<Function, true>(F);
}
} // namespace folly::detail

#define SCOPE_FAIL                                                             \
  auto scope_fail_state = ::folly::detail::ScopeGuardOnFail() + [&]() noexcept
