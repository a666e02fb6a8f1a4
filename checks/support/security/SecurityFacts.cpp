// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecurityFacts.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<GuardedFacts> RegisteredGuards({"guarded"});
static const RegisterFacts<SecretForms> RegisteredForms({"secretForms"});
static const RegisterFacts<BoundFacts> RegisteredBound({"sinks"});

void GuardedFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("guarded")) {
    const GuardedFact *Fact = &All.emplace_back(
        GuardedFact{From.names(Entry, "guards"), Entry.value("reason", ""),
                    From.subjects(Entry, "calls")});
    for (const std::string &Name : Fact->Calls)
      Calls.add(Name, Fact);
  }
}

void SecretForms::read(const FactSource &From) {
  for (const json &Entry : From.section("secretForms"))
    All.push_back(
        {Entry["title"], From.strings(Entry, "begins"), Entry["rest"]});
}

void BoundFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("sinks")) {
    if (!Entry.contains("bound"))
      continue;
    const json &Bound = Entry["bound"];
    const BoundFact Fact{From.callFact(Entry),
                         {Bound["instead"], Bound.value("pointers", false),
                          From.strings(Bound, "includes")}};
    for (const std::string &Name : From.subjects(Entry, "calls"))
      Calls.add(Name, Fact);
  }
}

} // namespace async_tidy
