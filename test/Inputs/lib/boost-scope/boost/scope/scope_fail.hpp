// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace boost::scope {
template <typename Function> class scope_fail {
public:
  explicit scope_fail(Function) {}
  ~scope_fail() {}
};
} // namespace boost::scope
