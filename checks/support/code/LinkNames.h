// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_LINKNAMES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_LINKNAMES_H

#include "SourcePoint.h"
#include "clang/AST/Decl.h"

namespace async_tidy {

/// The name of a field or a global variable that is the same in every unit.
std::string usrOf(const clang::ValueDecl &Place);

/// Whether \p Function stands in the file that is compiled, not in a header.
bool isInMainFile(const clang::FunctionDecl &Function);

/// The name of \p Function that is the same in every unit.
std::string usrOf(const clang::FunctionDecl &Function);

/// The name of the definition of \p Function in this unit: where it stands in
/// the unit's main file another program may have a different one.
std::string definedUsrOf(const clang::FunctionDecl &Function);

/// The name of what \p Caller calls as \p Callee. In a unit's main file that
/// is the definition there, where there is one, but for run-time dispatch.
std::string calledUsr(const clang::FunctionDecl &Callee,
                      const clang::FunctionDecl &Caller, bool IsVirtual);

/// The place in a file where \p At is spelled or expanded; an empty one where
/// it is in none.
SourcePoint pointOf(clang::SourceLocation At,
                    const clang::SourceManager &Sources);

} // namespace async_tidy

#endif
