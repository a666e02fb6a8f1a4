// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
namespace folly {

class Executor {
public:
  virtual ~Executor();

  template <typename ExecutorT = Executor> class KeepAlive {
  public:
    KeepAlive(ExecutorT *);
    ExecutorT *get() const;
  };
};

} // namespace folly
