// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardTopic.h"
#include "GuardProgram.h"

namespace async_tidy {

using nlohmann::json;

namespace {

class GuardTopicProgram : public TopicProgramOf<GuardSummary> {
public:
  std::optional<Verdict> decide(const json &Terms, const Facts &) override {
    const GuardedCondition Condition = Terms;
    auto Notes =
        Guards.findingAt(Condition.Fact, Condition.Usr, Condition.Offset);
    if (!Notes)
      return std::nullopt;
    return Verdict{Condition.Words, std::move(*Notes)};
  }

private:
  void add(GuardSummary Summary) override { Guards.add(std::move(Summary)); }
  void addOthers(llvm::ArrayRef<GuardSummary> Known) override {
    for (const GuardSummary &Summary : Known)
      Guards.addOther(Summary);
  }
  std::vector<GuardSummary> allRecords() override { return Guards.summaries(); }

  GuardPrograms Guards;
};

} // namespace

const Topic GuardsTopic = {"guards",
                           readRecords<GuardSummary, guardSummaryFromJson>,
                           []() -> std::unique_ptr<TopicProgram> {
                             return std::make_unique<GuardTopicProgram>();
                           },
                           /*AsksCallers=*/true};
static const RegisterTopic Registered(GuardsTopic);

} // namespace async_tidy
