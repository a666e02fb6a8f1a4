// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <exception>

namespace seastar {

class gate_closed_exception : public std::exception {
public:
  const char *what() const noexcept override;
};

class gate {
public:
  class holder {
  public:
    explicit holder(gate &);
    holder(holder &&) noexcept;
    ~holder();
  };
  gate() noexcept;
  ~gate();
  holder hold();
  void enter();
  void leave() noexcept;
  future<> close() noexcept;
};

template <typename Func> future<> with_gate(gate &, Func &&) noexcept {
  return make_ready_future<>();
}

} // namespace seastar
