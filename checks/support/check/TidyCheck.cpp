// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TidyCheck.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace async_tidy {

void TidyCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      functionDecl(isDefinition(), unless(isExpansionInSystemHeader()))
          .bind("function"),
      this);
  if (Check->looksAtVariables())
    Finder->addMatcher(declaratorDecl(anyOf(varDecl(), fieldDecl()),
                                      unless(isExpansionInSystemHeader()))
                           .bind("variable"),
                       this);
}

void TidyCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Variable = Result.Nodes.getNodeAs<DeclaratorDecl>("variable"))
    Check->lookAt(*Variable);
  else
    Check->lookAt(*Result.Nodes.getNodeAs<FunctionDecl>("function"));
}

} // namespace async_tidy
