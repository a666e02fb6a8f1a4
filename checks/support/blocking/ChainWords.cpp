// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ChainWords.h"
#include "support/facts/NameIndex.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

bool isWanted(llvm::StringRef Group, const std::vector<std::string> &Groups) {
  return Group == ListedGroup || llvm::is_contained(Groups, Group);
}

bool looksFor(const SummaryCall &Call, const std::vector<std::string> &Groups,
              const std::vector<std::string> &AllowedCalls) {
  return isWanted(Call.Group, Groups) &&
         !matchesAnyName(AllowedCalls, Call.Name);
}

bool mayPass(const FunctionSummary &Summary,
             const std::vector<std::string> &AllowedCalls,
             const std::vector<std::string> &AllowedIn) {
  return !matchesAnyName(AllowedCalls, Summary.Name) &&
         !matchesAnyName(AllowedIn, Summary.Name);
}

bool isReported(const BlockingChain &Chain, int DiskDepth) {
  return !Chain.empty() && (Chain.back()->Group != "disk" ||
                            static_cast<int>(Chain.size()) <= DiskDepth);
}

std::string chainReason(const BlockingChain &Chain) {
  const SummaryCall &Last = *Chain.back();
  return (Chain.size() == 1 ? "calls '" : "reaches '") + Last.Name +
         "', which " + Last.Reason;
}

std::string chainAdvice(const BlockingChain &Chain, const Library *Owner,
                        const Facts &Known, llvm::StringRef Call) {
  const SummaryCall &Last = *Chain.back();
  if (!Last.Replacement.empty())
    return "'" + Last.Replacement + "' suspends instead of '" + Last.Name + "'";
  if (Owner) {
    // What takes parts of the blocking call stands for that call itself, which
    // is somewhere else.
    const Holes Parts = {{"{call}", Call.str()}};
    const auto [First, End] = Owner->Replacements.equal_range(Last.Operation);
    for (auto It = First; It != End; ++It) {
      const Replacement &R = It->second;
      if (R.Calls.empty() && canFill(R.Instead, Parts) &&
          (R.IsBefore || llvm::StringRef(R.Instead).contains("{call}")))
        return "'" + fillIn(R.Instead, Parts) +
               (R.IsBefore ? "' in front of it moves the coroutine off the loop"
                           : "' suspends instead");
    }
  }
  return Known.advice(Last.Operation).str();
}

std::vector<std::pair<SourcePoint, std::string>>
chainNotes(const BlockingChain &Chain, llvm::StringRef Name) {
  std::vector<std::pair<SourcePoint, std::string>> Notes;
  std::string Caller = Name.str();
  for (const SummaryCall *Call : Chain) {
    std::string Text = "'" + Caller + "' calls '" + Call->Name + "' here";
    if (Call->Usr.empty())
      Text += ", which " + Call->Reason;
    Notes.push_back({Call->At, std::move(Text)});
    Caller = Call->Name;
  }
  return Notes;
}

} // namespace async_tidy
