// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ObjectFacts.h"

using nlohmann::json;

namespace async_tidy {

static const RegisterFacts<ObjectFacts>
    Registered({"ownedObjects", "lastingObjects", "objectHolders"});

void ObjectFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("ownedObjects"))
    llvm::append_range(Entry["by"] == "holders" ? Shared : Owned,
                       From.subjects(Entry, "types"));
  for (const json &Entry : From.section("lastingObjects")) {
    llvm::append_range(Lasting, From.subjects(Entry, "types"));
    llvm::append_range(LastingMembers, FactSource::strings(Entry, "members"));
  }
  for (const json &Entry : From.section("objectHolders"))
    llvm::append_range(Holders, From.subjects(Entry, "types"));
}

} // namespace async_tidy
