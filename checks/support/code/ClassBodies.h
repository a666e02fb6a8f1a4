// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_CLASSBODIES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_CLASSBODIES_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace async_tidy {

/// All functions that can name the private members of \p Class, with their
/// bodies: its own, and those of classes in it. Nothing where the unit does not
/// have them all.
std::optional<llvm::SmallVector<const clang::FunctionDecl *, 16>>
bodiesOf(const clang::CXXRecordDecl &Class);

} // namespace async_tidy

#endif
