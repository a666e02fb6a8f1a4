// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CancellationFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<CancellationFacts> Registered({"cancellations"});

const Role role::Cancels("cancels", "cancels", "by", "request");
const Role role::ClosesAwaited("cancels", "closes-awaited", "by", "close");
const Role role::Cleanup("cleanups", "cleanup");

bool Cancellation::isNamedBy(llvm::StringRef Class) const {
  return Codes.empty() && llvm::is_contained(Exceptions, Class);
}

bool Cancellation::isCaughtAs(llvm::StringRef Class) const {
  return Class == "std::exception" || llvm::is_contained(Exceptions, Class) ||
         llvm::is_contained(CaughtAs, Class);
}

bool Cancellation::isCode(const clang::ValueDecl &Constant) const {
  // As it is written: without the name of an enum that has no scope.
  return !Codes.empty() &&
         llvm::is_contained(Codes, Constant.getQualifiedNameAsString());
}

void CancellationFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("cancellations")) {
    Cancellation &Known = All.emplace_back();
    Known.Owner = &From.owner();
    Known.Exceptions = From.names(Entry, "exceptions");
    Known.CaughtAs = From.names(Entry, "caughtAs");
    Known.Codes = From.names(Entry, "codes");
    Known.Includes = From.includes(Entry);
    Known.OfTasks = Entry.value("tasks", false);
    Known.Operations = From.names(Entry, "operations");
    Known.Tokens = From.names(Entry, "tokens");
    Known.Except = From.names(Entry, "except");
    Known.OwnersOnly = From.names(Entry, "ownersOnly");
    Known.Persists = Entry.value("persists", false);
  }
}

} // namespace async_tidy
