// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardTopic.h"
#include "GuardProgram.h"

namespace async_tidy {

using nlohmann::json;

namespace {

class GuardTopicProgram : public TopicProgramOf<GuardOutline> {
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
  void add(GuardOutline Outline) override { Guards.add(std::move(Outline)); }
  void addOthers(llvm::ArrayRef<GuardOutline> Known) override {
    for (const GuardOutline &Outline : Known)
      Guards.addOther(Outline);
  }
  std::vector<GuardOutline> allRecords() override { return Guards.outlines(); }

  GuardPrograms Guards;
};

} // namespace

const Topic GuardsTopic = {"guards",
                           readRecords<GuardOutline, guardOutlineFromJson>,
                           []() -> std::unique_ptr<TopicProgram> {
                             return std::make_unique<GuardTopicProgram>();
                           }};
static const RegisterTopic Registered(GuardsTopic);

} // namespace async_tidy
