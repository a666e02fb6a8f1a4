// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_OPTIONS_OWNRULES_H
#define ASYNC_TIDY_DRIVER_OPTIONS_OWNRULES_H

#include "support/catalog/Catalog.h"

namespace async_tidy::driver {

/// What the driver itself reports, beside the checks.
inline constexpr llvm::StringLiteral UnusedSuppression =
    "async-unused-suppression";
inline constexpr llvm::StringLiteral UnexplainedSuppression =
    "async-unexplained-suppression";

/// Described as the checks are, sorted by name.
llvm::ArrayRef<CheckInfo> ownRules();

/// The check or the rule of the driver's own of that name, or null.
const CheckInfo *findRule(llvm::StringRef Name);

} // namespace async_tidy::driver

#endif
