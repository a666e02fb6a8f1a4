// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskFacts.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<ContainerFacts> Registered({"containers"});
static const RegisterFacts<StarterFacts> Starters({"starters"});

const Role role::Spawn("spawns", "spawn");
const Role role::BeginsAtOnce("beginsAtOnce", "begins-at-once");
const Role role::Join("joins", "join");
const Role role::OptOut("optOuts", "opt-out");
const Role role::Keep("keeps", "keep");
const Role role::Lock("locks", "lock");
const Role role::DropsResult("dropsResults", "drops-result");

void ContainerFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("containers"))
    for (const std::string &Name : From.subjects(Entry, "types"))
      Containers.add(Name, &From.owner());
}

void StarterFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("starters"))
    for (const std::string &Name : From.subjects(Entry, "types"))
      Starters.add(Name, From.names(Entry, "in"));
}

} // namespace async_tidy
