// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingTopic.h"
#include "BlockingFacts.h"
#include "BlockingReach.h"
#include "support/replacing/ReplacementFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

using nlohmann::json;

bool isWanted(llvm::StringRef Group, const std::vector<std::string> &Groups) {
  return Group == ListedGroup || llvm::is_contained(Groups, Group);
}

BlockingLength lengthOf(llvm::StringRef Group) {
  return Group == "disk"          ? BlockingLength::Short
         : Group == "nested-loop" ? BlockingLength::Nests
         : Group == ListedGroup   ? BlockingLength::Listed
                                  : BlockingLength::Long;
}

/// What a function does that reaches a blocking call by \p Chain, as in
/// "it <words>".
static std::string reasonOf(const BlockingChain &Chain) {
  const BlockingStep &Last = *Chain.back();
  return (Chain.size() == 1 ? "calls '" : "reaches '") + Last.Name +
         "', which " + Last.Reason;
}

/// What to say of it to a coroutine of \p Owner, which may be null. \p Call is
/// the coroutine's own call.
static std::string adviceOn(const BlockingChain &Chain, const Library *Owner,
                            const ReplacementFacts &Known,
                            llvm::StringRef Call) {
  const BlockingStep &Last = *Chain.back();
  if (!Last.Replacement.empty())
    return "'" + Last.Replacement + "' suspends instead of '" + Last.Name + "'";
  if (Owner) {
    // What takes parts of the blocking call stands for that call itself, which
    // is somewhere else.
    const Holes Parts = {{"{call}", Call.str()}};
    const auto [First, End] = Known.of(*Owner).equal_range(Last.Operation);
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

/// Call by call, where it stands and what to say there, from the function
/// \p Name on.
static std::vector<PathNote> notesOn(const BlockingChain &Chain,
                                     llvm::StringRef Name) {
  std::vector<PathNote> Notes;
  std::string Caller = Name.str();
  for (const BlockingStep *Call : Chain) {
    std::string Text = "'" + Caller + "' calls '" + Call->Name + "' here";
    if (Call->Usr.empty())
      Text += ", which " + Call->Reason;
    Notes.push_back({Call->At, std::move(Text)});
    Caller = Call->Name;
  }
  return Notes;
}

namespace {

class BlockingProgram : public TopicProgramOf<BlockingSummary> {
public:
  std::optional<Verdict> decide(const json &Terms,
                                const Facts &Known) override {
    const BlockingCondition Condition = Terms;
    closeFor(Condition);
    const BlockingChain Chain =
        Reach.chainFrom(Condition.Usr, Condition.IsVirtual);
    if (Chain.empty() || (Chain.back()->Group == "disk" &&
                          static_cast<int>(Chain.size()) > Condition.DiskDepth))
      return std::nullopt;
    Verdict Found;
    Found.Words = Chain.back()->Group == "nested-loop" ? Condition.Nests
                                                       : Condition.Blocks;
    Found.Words.Parts = {Condition.Name, Condition.Context, reasonOf(Chain),
                         adviceOn(Chain, Known.library(Condition.Library),
                                  Known.get<ReplacementFacts>(),
                                  Condition.CallText)};
    Found.Notes = notesOn(Chain, Condition.Name);
    Found.Root = Chain.back()->At;
    switch (lengthOf(Chain.back()->Group)) {
    case BlockingLength::Short:
      Found.Also = Condition.IfShort;
      break;
    case BlockingLength::Long:
      Found.Also = Condition.IfLong;
      break;
    case BlockingLength::Nests:
      Found.Also = Condition.IfNests;
      break;
    case BlockingLength::Listed:
      Found.Also = Condition.IfListed;
      break;
    }
    return Found;
  }

private:
  void add(BlockingSummary Summary) override {
    Reach.add(std::move(Summary));
    ClosedFor.clear();
  }
  void addOthers(llvm::ArrayRef<BlockingSummary> Known) override {
    Reach.addOthers(Known);
    ClosedFor.clear();
  }
  std::vector<BlockingSummary> allRecords() override {
    ClosedFor.clear();
    return Reach.blocking();
  }

  void closeFor(const BlockingCondition &Condition) {
    std::vector<std::vector<std::string>> Wanted = {
        Condition.Groups, Condition.AllowedCalls, Condition.AllowedIn};
    // Nearly always all units have the same options.
    if (ClosedFor == Wanted)
      return;
    Reach.close(
        [&](const BlockingStep &Call) {
          return isWanted(Call.Group, Condition.Groups) &&
                 !matchesAnyName(Condition.AllowedCalls, Call.Name);
        },
        [&](const BlockingSummary &Summary) {
          return !matchesAnyName(Condition.AllowedCalls, Summary.Name) &&
                 !matchesAnyName(Condition.AllowedIn, Summary.Name);
        });
    ClosedFor = std::move(Wanted);
  }

  BlockingReach Reach;
  /// The options of checks that Reach is closed for.
  std::vector<std::vector<std::string>> ClosedFor;
};

} // namespace

const Topic BlockingTopic = {
    "blocking", readRecords<BlockingSummary, blockingSummaryFromJson>,
    []() -> std::unique_ptr<TopicProgram> {
      return std::make_unique<BlockingProgram>();
    }};
static const RegisterTopic Registered(BlockingTopic);

} // namespace async_tidy
