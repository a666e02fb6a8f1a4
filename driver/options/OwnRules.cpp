// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OwnRules.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy::driver {

#define SUPPRESSION_PAGE                                                       \
  "https://github.com/async-tidy/async-tidy/blob/main/docs/suppression.md"

static constexpr CheckInfo Rules[] = {
    {UnexplainedSuppression,
     "suppression",
     Tier::Risk,
     "A comment silences a finding and does not say why.",
     "none",
     "0.1",
     SUPPRESSION_PAGE,
     {},
     {},
     {},
     "# async-unexplained-suppression\n\n"
     "A NOLINT comment silences a finding without a reason behind it, and "
     "--require-reason asks for one: `// NOLINT(async-dropped-task): why`.\n"},
    {UnusedSuppression,
     "suppression",
     Tier::Risk,
     "A comment silences a check that finds nothing there.",
     "none",
     "0.1",
     SUPPRESSION_PAGE,
     {},
     {},
     {},
     "# async-unused-suppression\n\n"
     "A NOLINT comment names a check that reports nothing where it stands, or "
     "no check at all. It would hide the next finding. "
     "--report-unused-suppressions looks for them.\n"},
};

ArrayRef<CheckInfo> ownRules() { return Rules; }

const CheckInfo *findRule(StringRef Name) {
  const CheckInfo *It =
      find_if(Rules, [&](const CheckInfo &Rule) { return Rule.Name == Name; });
  return It == std::end(Rules) ? findCheck(Name) : It;
}

} // namespace async_tidy::driver
