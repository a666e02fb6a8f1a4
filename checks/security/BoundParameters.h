// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_BOUNDPARAMETERS_H
#define ASYNC_TIDY_CHECKS_SECURITY_BOUNDPARAMETERS_H

#include "support/coroutines/AsyncModel.h"
#include "support/security/SecurityFacts.h"
#include <optional>
#include <string>

namespace async_tidy {

/// The call that runs the statement of \p Call with its pieces as bound
/// values: for a statement that is written right there as a sum of literals
/// and simple variables, each of which stands where SQL takes a value. Nothing
/// otherwise.
std::optional<std::string>
withBoundParameters(const clang::CallExpr &Call, unsigned Statement,
                    const BoundForm &Form, const clang::ASTContext &Context);

} // namespace async_tidy

#endif
