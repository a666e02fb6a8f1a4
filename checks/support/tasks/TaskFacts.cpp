// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskFacts.h"
#include "support/code/ObjectUse.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<ContainerFacts> Registered({"containers"});
static const RegisterFacts<StarterFacts> Starters({"starters"});
static const RegisterFacts<SingleUseFacts> SingleUses({"singleUses"});

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

void SingleUseFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("singleUses")) {
    const std::vector<std::string> Names = From.subjects(Entry, "types");
    llvm::append_range(Types, Names);
    if (Entry.value("awaited", false))
      llvm::append_range(AwaitedOnce, Names);
    llvm::append_range(Calls, From.subjects(Entry, "calls"));
  }
}

bool SingleUseFacts::takesOut(const clang::CallExpr &Call) const {
  return callsOneOf(Call, Calls);
}

} // namespace async_tidy
