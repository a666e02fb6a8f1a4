// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace tracy {
struct SourceLocationData {
  const char *name;
};
class ScopedZone {
public:
  ScopedZone(const SourceLocationData *, bool = true);
  ~ScopedZone();
};
} // namespace tracy

#define ZoneScoped                                                             \
  static constexpr tracy::SourceLocationData ___tracy_source_location{nullptr};\
  tracy::ScopedZone ___tracy_scoped_zone(&___tracy_source_location, true)
