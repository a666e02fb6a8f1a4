// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace opentelemetry {
inline namespace v1 {
namespace nostd {
template <typename T> class shared_ptr {};
} // namespace nostd
namespace trace {
class Span {};
class Scope final {
public:
  explicit Scope(const nostd::shared_ptr<Span> &) noexcept;
  ~Scope();
};
} // namespace trace
} // namespace v1
} // namespace opentelemetry
