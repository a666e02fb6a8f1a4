// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_RECORDHEAD_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_RECORDHEAD_H

#include "support/code/LinkNames.h"
#include "support/code/Names.h"

namespace async_tidy {

/// Says in \p Into, a record that ProgramFunctions.h takes, which function it
/// is of: its names, its place, what it overrides.
template <typename Record>
void setHead(Record &Into, const clang::FunctionDecl &Function) {
  Into.Usr = definedUsrOf(Function);
  if (std::string Declared = usrOf(Function); Declared != Into.Usr)
    Into.Defines = std::move(Declared);
  const auto *Method = llvm::dyn_cast<clang::CXXMethodDecl>(&Function);
  Into.Name = Method && Method->getParent()->isLambda()
                  ? "a lambda"
                  : qualifiedName(Function);
  Into.At = pointOf(Function.getLocation(),
                    Function.getASTContext().getSourceManager());
  if (Method)
    for (const clang::CXXMethodDecl *Overridden : Method->overridden_methods())
      Into.Overrides.push_back(usrOf(*Overridden));
}

} // namespace async_tidy

#endif
