// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"

namespace seastar {

class gate {
public:
  class holder {
  public:
    explicit holder(gate &);
    holder(holder &&) noexcept;
    ~holder();
  };
  holder hold();
  void enter();
  void leave() noexcept;
  future<> close() noexcept;
};

} // namespace seastar
