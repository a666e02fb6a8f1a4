// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Catalog.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace async_tidy {

llvm::StringRef tierName(Tier T) {
  switch (T) {
  case Tier::Bug:
    return "bug";
  case Tier::Risk:
    return "risk";
  case Tier::Opinion:
    return "opinion";
  }
  llvm_unreachable("all tiers are named");
}

llvm::StringRef severityOf(Tier T) {
  switch (T) {
  case Tier::Bug:
    return "error";
  case Tier::Risk:
    return "warning";
  case Tier::Opinion:
    return "note";
  }
  llvm_unreachable("all tiers have a severity");
}

const CheckInfo *findCheck(llvm::StringRef Name) {
  auto It = llvm::find_if(checkCatalog(),
                          [&](const CheckInfo &C) { return C.Name == Name; });
  return It == checkCatalog().end() ? nullptr : It;
}

const FindingKind *findKind(llvm::StringRef Check, llvm::StringRef Name) {
  const CheckInfo *Info = findCheck(Check);
  if (!Info)
    return nullptr;
  auto It = llvm::find_if(Info->Findings, [&](const FindingKind &Kind) {
    return Kind.Name == Name;
  });
  return It == Info->Findings.end() ? nullptr : It;
}

} // namespace async_tidy
