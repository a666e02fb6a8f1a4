// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NonBlockingFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

static const RegisterFacts<WouldBlockFacts> Registered({"wouldBlock"});

const Role role::NonBlockingValue("nonBlocking", "non-blocking-value", "by",
                                  "value");
const Role role::NonBlockingOn("nonBlocking", "non-blocking-on", "by", "on");
const Role role::NonBlockingOff("nonBlocking", "non-blocking-off", "by", "off");
const Role role::NonBlockingTest("nonBlocking", "non-blocking-test", "by",
                                 "test");
const Role role::NonBlockingLike("nonBlocking", "non-blocking-like", "by",
                                 "like");
const Role role::NonBlockingAwait("nonBlocking", "non-blocking-await", "by",
                                  "await");

void WouldBlockFacts::read(const FactSource &From) {
  llvm::append_range(Errors, From.subjects("wouldBlock"));
}

} // namespace async_tidy
