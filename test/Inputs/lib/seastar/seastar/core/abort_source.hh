// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <exception>

namespace seastar {

class abort_requested_exception : public std::exception {
public:
  const char *what() const noexcept override;
};

class abort_source {
public:
  void request_abort();
  bool abort_requested() const noexcept;
  void check() const;
};

} // namespace seastar
