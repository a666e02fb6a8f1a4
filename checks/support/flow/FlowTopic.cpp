// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowTopic.h"
#include "support/code/CodeTemplate.h"
#include "support/facts/Facts.h"

namespace async_tidy {

using nlohmann::json;

std::optional<Verdict> decide(const FlowCondition &Condition,
                              FlowProgram &Closed) {
  const FlowFinding *Found = nullptr;
  for (const std::string &Function : Condition.Functions)
    if (!Found)
      Found = Closed.findingAt(Function, Condition.Offset);
  if (!Found || Found->Kind >= Condition.Wordings.size())
    return std::nullopt;
  Verdict Decided{Condition.Wordings[Found->Kind], Found->Path};
  if (!Decided.Words.Kind)
    return std::nullopt;
  for (std::string &Part : Decided.Words.Parts)
    Part = fillIn(Part, {{"{source}", Found->Source}, {"{sink}", Found->Sink}});
  return Decided;
}

namespace {

class FlowTopicProgram : public TopicProgramOf<FlowSummary> {
public:
  explicit FlowTopicProgram(const TaintRules &Rules)
      : Flows(Rules, FlowProgram::Missing::Guessed) {}

  void setExtent(Extent E) override {
    IsClosed &= E == Flows.extent();
    Flows.setExtent(E);
  }
  std::optional<Verdict> decide(const json &Terms, const Facts &) override {
    if (!std::exchange(IsClosed, true))
      Flows.close();
    return async_tidy::decide(Terms.get<FlowCondition>(), Flows);
  }

private:
  void add(FlowSummary Summary) override {
    Flows.add(std::move(Summary));
    IsClosed = false;
  }
  void addOthers(llvm::ArrayRef<FlowSummary> Known) override {
    for (const FlowSummary &Summary : Known)
      Flows.addOther(Summary);
    IsClosed = false;
  }
  std::vector<FlowSummary> allRecords() override {
    if (!std::exchange(IsClosed, true))
      Flows.close();
    return Flows.digests();
  }

  FlowProgram Flows;
  bool IsClosed = false;
};

} // namespace

std::unique_ptr<TopicProgram> startFlow(const TaintRules &Rules) {
  return std::make_unique<FlowTopicProgram>(Rules);
}

} // namespace async_tidy
