// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_PUREWAITS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_PUREWAITS_H

#include "FanOut.h"

namespace async_tidy {

/// Whether the task that \p Start starts does nothing but wait for what others
/// do: a lock, the end of a gate. However many there are, no work runs at once.
///     for (auto &shard : shards) waits.push_back(shard.gate.close());
bool onlyWaits(const TaskStart &Start, AsyncModel &Model);

} // namespace async_tidy

#endif
