// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace folly {

class CancellationToken {
public:
  bool isCancellationRequested() const noexcept;
};

class CancellationSource {
public:
  CancellationToken getToken() const noexcept;
  bool requestCancellation() const noexcept;
};

} // namespace folly
