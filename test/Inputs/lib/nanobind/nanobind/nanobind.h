// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace nanobind {
class gil_scoped_acquire {
public:
  gil_scoped_acquire();
  ~gil_scoped_acquire();
};
class gil_scoped_release {
public:
  explicit gil_scoped_release(bool = false);
  ~gil_scoped_release();
};
} // namespace nanobind
