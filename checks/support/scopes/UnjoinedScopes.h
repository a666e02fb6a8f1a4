// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_UNJOINEDSCOPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_UNJOINEDSCOPES_H

#include "WaysOut.h"

namespace async_tidy {

/// A local scope that ends without its join.
struct UnjoinedScope : WayOut {
  const clang::ValueDecl *Scope = nullptr;
  const ScopeFact *Fact = nullptr;
};

/// The first such way of each scope that is a local variable of \p Function:
/// one that goes without an exception, or else one that \p Throws asks for.
std::vector<UnjoinedScope> unjoinedScopes(const clang::FunctionDecl &Function,
                                          bool Throws, AsyncModel &Model);

} // namespace async_tidy

#endif
