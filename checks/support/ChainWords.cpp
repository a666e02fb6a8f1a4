// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ChainWords.h"
#include "NameIndex.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

bool looksFor(const SummaryCall &Call, const std::vector<std::string> &Groups,
              const std::vector<std::string> &AllowedCalls) {
  return llvm::is_contained(Groups, Call.Group) &&
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
  const std::string &Operation = Chain.back()->Operation;
  if (Owner) {
    // What takes the operand stands for the blocking call itself, which is
    // somewhere else.
    const auto [First, Last] = Owner->Replacements.equal_range(Operation);
    for (auto It = First; It != Last; ++It) {
      const Replacement &R = It->second;
      const llvm::StringRef Code(R.Instead);
      if (!Code.contains("{0}") && R.Scope.empty() &&
          (R.IsBefore || Code.contains("{call}")))
        return "'" + fillIn(Code, "{call}", Call) +
               (R.IsBefore ? "' in front of it moves the coroutine off the loop"
                           : "' suspends instead");
    }
  }
  return Known.advice(Operation).str();
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
