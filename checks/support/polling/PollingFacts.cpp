// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PollingFacts.h"

namespace async_tidy {

const Role role::Sleep("sleeps", "sleep", "by", "time");
const Role role::Turn("sleeps", "turn", "by", "turn");
const Role role::TimerWait("sleeps", "timer-wait", "by", "timer");
const Role role::ArmsTimer("sleeps", "arms-timer", "by", "arm");
const Role role::Pause("sleeps", "pause", "by", "pause");
const Role role::StreamRead("streamReads", "stream-read");
const Role role::Poll("polls", "poll");

} // namespace async_tidy
