// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConcurrencyFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<LimitFacts> RegisteredLimits({"limiting"});
static const RegisterFacts<MachineFacts>
    RegisteredMachine({"machineVariables"});

const Role role::Limiter("limiters", "limiter");
const Role role::PerElement("perElement", "per-element");
const Role role::FanOut("fanOuts", "fan-out");
const Role role::NumberRange("numberRanges", "number-range");
const Role role::RangeCopy("rangeCopies", "range-copy");
const Role role::RangePart("rangeParts", "range-part");
const Role role::NumberCap("numberCaps", "number-cap");
const Role role::MachineSize("machineSizes", "machine-size");
const Role role::OnlyWaits("waits", "wait");
const Role role::Race("races", "race");
const Role role::UnboundedSend("unboundedSends", "unbounded-send");
const Role role::Callback("callbacks", "callback");

void LimitFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("limiting")) {
    const LimitFact *Fact = &All.emplace_back(
        LimitFact{From.code(Entry, "instead"), &From.owner(),
                  From.code(Entry, "declare"), From.code(Entry, "acquire"),
                  From.code(Entry, "wrap"), From.argument(Entry),
                  From.includes(Entry), From.conditions(Entry, "when")});
    for (const std::string &Name : From.subjects(Entry, "calls"))
      Calls.add(Name, Fact);
  }
}

void MachineFacts::read(const FactSource &From) {
  llvm::append_range(Variables, From.subjects("machineVariables"));
}

} // namespace async_tidy
