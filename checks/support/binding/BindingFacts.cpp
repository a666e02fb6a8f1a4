// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BindingFacts.h"
#include "llvm/ADT/StringSwitch.h"

using nlohmann::json;

namespace async_tidy {

static const RegisterFacts<BindingFacts> Registered({"threadBound",
                                                     "staysOnThread"});

static BoundBy boundBy(const std::string &Word) {
  return llvm::StringSwitch<BoundBy>(Word)
      .Case("exceptions", BoundBy::Exceptions)
      .Case("error", BoundBy::Error)
      .Case("guard", BoundBy::Guard)
      .Case("attachment", BoundBy::Attachment)
      .Case("counter", BoundBy::Counter)
      .Case("set", BoundBy::Set)
      .Case("restore", BoundBy::Restore)
      .Case("swap", BoundBy::Swap)
      .Case("attach", BoundBy::Attach)
      .Case("detach", BoundBy::Detach)
      .Default(BoundBy::Identity);
}

void BindingFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("threadBound")) {
    const BindingFact *Fact = &All.emplace_back(BindingFact{
        boundBy(Entry["by"]), Entry.value("state", ""), From.isC(),
        From.conditions(Entry, "when"), From.conditions(Entry, "unless")});
    for (const std::string &Name : From.subjects(Entry, "calls"))
      Calls.add(Name, Fact);
    for (const std::string &Name : From.subjects(Entry, "constructors"))
      Objects.add(Name, Fact);
  }
  for (const json &Entry : From.section("staysOnThread"))
    llvm::append_range(Staying, From.subjects(Entry, "types"));
}

} // namespace async_tidy
