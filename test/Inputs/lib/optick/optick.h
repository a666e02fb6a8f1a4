// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace Optick {
struct EventDescription;
struct Event {
  explicit Event(const EventDescription &);
  ~Event();
};
} // namespace Optick
