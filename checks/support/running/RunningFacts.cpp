// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "RunningFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

static const RegisterFacts<TestFacts> Registered({"testBases", "testMacros"});

const Role role::RunsThread("runs", "runs-thread", "by", "thread");
const Role role::RunsFiber("runs", "runs-fiber", "by", "fiber");
const Role role::RunsRepeatedly("runs", "runs-repeatedly", "by", "repeat");

void TestFacts::read(const FactSource &From) {
  llvm::append_range(Bases, From.subjects("testBases"));
  llvm::append_range(Macros, From.subjects("testMacros"));
}

} // namespace async_tidy
