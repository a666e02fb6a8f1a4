// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace profiler {
class Block {
public:
  explicit Block(const char *);
  ~Block();
};
} // namespace profiler
