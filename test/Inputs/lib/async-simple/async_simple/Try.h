// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
namespace async_simple {

template <typename T> class Try {
public:
  T value();
};
template <> class Try<void> {};

} // namespace async_simple
