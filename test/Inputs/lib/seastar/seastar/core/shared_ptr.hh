// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace seastar {

template <typename T> class lw_shared_ptr {
public:
  lw_shared_ptr(const lw_shared_ptr &) noexcept;
  ~lw_shared_ptr();
  T *operator->() const noexcept;
};
template <typename T> class enable_lw_shared_from_this {
public:
  lw_shared_ptr<T> shared_from_this();
};

template <typename T> class shared_ptr {
public:
  shared_ptr(const shared_ptr &) noexcept;
  ~shared_ptr();
  T *operator->() const noexcept;
};
template <typename T> class enable_shared_from_this {
public:
  shared_ptr<T> shared_from_this();
};

} // namespace seastar
