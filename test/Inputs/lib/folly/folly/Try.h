// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace folly {

template <class T> class Try {
public:
  bool hasValue() const;
  bool hasException() const;
  T &value() &;
  T &operator*() &;
  void throwUnlessValue() const;
};
template <> class Try<void> {
public:
  bool hasValue() const;
  bool hasException() const;
  void throwUnlessValue() const;
};

} // namespace folly
