// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTLOOKUP_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTLOOKUP_H

#include "CallConditions.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"

namespace async_tidy {

/// poll of the C library is no poll that somebody wrote in C++.
inline bool isOfLanguage(const clang::CallExpr &Call, llvm::StringRef Name,
                         bool IsOfC) {
  const clang::FunctionDecl *Called = Call.getDirectCallee();
  return !IsOfC || Name.contains("::") || (Called && Called->isExternC());
}

/// The last fact about \p Call that is of its language and whose conditions
/// hold, or null: a project's own facts come last and win.
template <typename Fact>
const Fact *lastByCall(const clang::CallExpr &Call,
                       const NameIndex<Fact> &Index,
                       const clang::ASTContext &Context) {
  const Fact *Answer = nullptr;
  auto FactIn = [](const Fact &Entry) -> auto & {
    if constexpr (std::is_pointer_v<Fact>)
      return *Entry;
    else
      return Entry;
  };
  anyCalledName(
      Call, [&](llvm::StringRef Simple) { return Index.mayHold(Simple); },
      [&](const std::string &Name) {
        for (const Fact *Entry : Index.find(Name))
          if (const auto &Known = FactIn(*Entry);
              isOfLanguage(Call, Name, Known.IsOfC) &&
              applies(Known.When, Known.Unless, WrittenArguments(Call),
                      Context))
            Answer = Entry;
        return Answer != nullptr;
      });
  return Answer;
}

/// The first fact about \p Call whose conditions hold, or null.
template <typename Fact>
const Fact *findByCall(const clang::CallExpr &Call,
                       const NameIndex<const Fact *> &Index,
                       const clang::ASTContext &Context) {
  const Fact *Answer = nullptr;
  anyCalledName(
      Call, [&](llvm::StringRef Simple) { return Index.mayHold(Simple); },
      [&](const std::string &Name) {
        for (const Fact *const *Candidate : Index.find(Name))
          if (!Answer &&
              applies((*Candidate)->When, {}, WrittenArguments(Call), Context))
            Answer = *Candidate;
        return Answer != nullptr;
      });
  return Answer;
}

} // namespace async_tidy

#endif
