// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ReadyFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

static const RegisterFacts<ReadyFacts> Registered({"pendingStatuses",
                                                   "readyStatuses"});

const Role role::ReadyValue("ready", "ready-value", "by", "value");
const Role role::ReadyAfter("ready", "ready-after", "by", "wait");
const Role role::ReadyTest("ready", "ready-test", "by", "test");
const Role role::PendingTest("ready", "pending-test", "by", "pending");
const Role role::ReadyCallback("ready", "ready-callback", "by", "callback");

void ReadyFacts::read(const FactSource &From) {
  llvm::append_range(Statuses, From.subjects("readyStatuses"));
  llvm::append_range(PendingStatuses, From.subjects("pendingStatuses"));
}

} // namespace async_tidy
