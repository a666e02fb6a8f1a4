// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ErrorFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<ErrorFacts> Registered({"detaches", "errorValues",
                                                   "throwingTokens"});

const Role role::ErrorPath("errorPaths", "error-path");
const Role role::Throws("throws", "throws");
const Role role::CancelOnly("cancelOnly", "cancel-only");
const Role role::FillsError("fillsErrors", "fills-error");

void ErrorFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("detaches")) {
    const DetachFact *Fact = &All.emplace_back(
        DetachFact{From.argument(Entry), From.argument(Entry, "handler"),
                   From.names(Entry, "tokens"), Entry.value("discarded", false),
                   From.code(Entry, "fate"), From.code(Entry, "instead"),
                   From.includes(Entry), From.conditions(Entry, "when")});
    for (const std::string &Name : From.subjects(Entry, "calls"))
      Detaches.add(Name, Fact);
  }
  llvm::append_range(ErrorValues, From.subjects("errorValues"));
  llvm::append_range(ThrowingTokens, From.subjects("throwingTokens"));
}

} // namespace async_tidy
