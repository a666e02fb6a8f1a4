// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "support/catalog/Catalog.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

void listChecks(raw_ostream &OS) {
  size_t Name = 0, Fix = 0;
  for (const CheckInfo &Check : checkCatalog()) {
    Name = std::max(Name, Check.Name.size());
    Fix = std::max(Fix, Check.Fix.size());
  }
  constexpr size_t TierWidth = StringRef("opinion").size();
  for (const CheckInfo &Check : checkCatalog())
    OS << left_justify(Check.Name, Name) << "  "
       << left_justify(tierName(Check.Level), TierWidth) << "  "
       << left_justify(Check.Fix, Fix) << "  " << Check.Summary << '\n';
}

} // namespace async_tidy::driver
