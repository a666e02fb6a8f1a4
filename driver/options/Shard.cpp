// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Shard.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace async_tidy::driver {

Expected<Shard> Shard::parse(StringRef Text) {
  const auto [Index, Count] = Text.split('/');
  Shard Result;
  if (Index.getAsInteger(10, Result.Index) ||
      Count.getAsInteger(10, Result.Count) || Result.Index < 1 ||
      Result.Index > Result.Count)
    return createStringError("'--shard' needs I/N with I from 1 to N, not '" +
                             Text + "'");
  return Result;
}

bool Shard::takes(StringRef PathInReport) const {
  return xxh3_64bits(PathInReport) % Count == Index - 1;
}

} // namespace async_tidy::driver
