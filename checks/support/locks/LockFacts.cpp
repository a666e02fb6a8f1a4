// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockFacts.h"

namespace async_tidy::role {

const Role LockGuard("threadLocks", "lock-guard", "by", "guard");
const Role LockOpening("threadLocks", "lock-opening", "by", "opening");
const Role LockTake("threadLocks", "lock-take", "by", "take");
const Role LockGive("threadLocks", "lock-give", "by", "give");
const Role LockTry("threadLocks", "lock-try", "by", "try");
const Role LockTryZero("threadLocks", "lock-try-zero", "by", "tryZero");
const Role LockTryNegative("threadLocks", "lock-try-negative", "by",
                           "tryNegative");
const Role LockTest("threadLocks", "lock-test", "by", "test");

} // namespace async_tidy::role
