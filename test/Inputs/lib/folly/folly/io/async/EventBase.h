// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/Executor.h"

namespace folly {

class EventBase : public Executor {
public:
  bool loop();
  bool loopOnce(int Flags = 0);
  void loopForever();
};

} // namespace folly
