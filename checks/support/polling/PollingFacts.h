// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_POLLING_POLLINGFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_POLLING_POLLINGFACTS_H

#include "support/facts/Role.h"

namespace async_tidy::role {

/// Awaited, comes back after a time.
extern const Role Sleep;
/// Awaited, comes back when others have had a turn.
extern const Role Turn;
/// Awaited, comes back when the time of its object has come.
extern const Role TimerWait;
/// Gives a timer its time.
extern const Role ArmsTimer;
/// Lets other threads run, but no other coroutine of its own.
extern const Role Pause;
/// Takes something where it is there, else is false.
extern const Role Poll;
/// Awaited, fails at once each time when its stream has ended.
extern const Role StreamRead;

} // namespace async_tidy::role

#endif
