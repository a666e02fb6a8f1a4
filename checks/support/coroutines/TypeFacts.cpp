// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TypeFacts.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<TypeFacts> Registered({"tasks", "operations"});

const Role role::Hop("hops", "hop");
const Role role::Completion("completions", "completion");
const Role role::HopBack("hopsBack", "hop-back");
const Role role::LoopTest("loopTests", "loop-test");
const Role role::CallsNow("callsNow", "calls-now");

void TypeFacts::read(const FactSource &From) {
  for (const char *Section : {"tasks", "operations"})
    for (const json &Entry : From.section(Section))
      for (const std::string &Name : From.subjects(Entry, "types"))
        Types.add(Name,
                  {kindNamed(Entry["kind"].get<std::string>()),
                   Section == llvm::StringRef("tasks"), &From.ownerOf(Entry)});
}

} // namespace async_tidy
