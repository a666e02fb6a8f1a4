// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Processors.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <optional>

using namespace llvm;

namespace async_tidy::driver {
namespace {

std::string textOf(const Twine &Path) {
  // Files of the kernel's have no size.
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFileAsStream(Path);
  return Buffer ? (*Buffer)->getBuffer().trim().str() : std::string();
}

/// Processors' worth of time, rounded up; nothing where there is no quota.
std::optional<uint64_t> share(StringRef Quota, StringRef Period) {
  uint64_t Time = 0, Of = 0;
  if (Quota.trim().getAsInteger(10, Time) ||
      Period.trim().getAsInteger(10, Of) || !Of)
    return std::nullopt;
  return divideCeil(Time, Of);
}

std::optional<uint64_t> quotaOf(const std::string &Folder, bool Unified) {
  if (!Unified)
    return share(textOf(Folder + "/cpu.cfs_quota_us"),
                 textOf(Folder + "/cpu.cfs_period_us"));
  const std::string Both = textOf(Folder + "/cpu.max");
  const auto [Quota, Period] = StringRef(Both).split(' ');
  return share(Quota, Period);
}

} // namespace

unsigned allowedProcessors(unsigned Hardware, StringRef Root) {
  uint64_t Least = std::max(1U, Hardware);
  const std::string Groups = textOf(Root + "/proc/self/cgroup");
  for (StringRef Line : split(Groups, '\n')) {
    // "0::/path", or "4:cpu,cpuacct:/path" of the first version.
    const auto [Number, Rest] = Line.split(':');
    const auto [Controllers, Group] = Rest.split(':');
    const bool Unified = Controllers.empty();
    if (!Unified && !is_contained(split(Controllers, ','), "cpu"))
      continue;
    const std::string Top =
        (Root + "/sys/fs/cgroup" + (Unified ? "" : "/" + Controllers)).str();
    // The groups around have quotas too.
    for (StringRef At = Group; !At.empty(); At = sys::path::parent_path(At))
      if (const auto Quota =
              quotaOf(Top + (At == "/" ? "" : At.str()), Unified))
        Least = std::min(Least, std::max<uint64_t>(1, *Quota));
  }
  return Least;
}

} // namespace async_tidy::driver
