// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LifetimeTopic.h"
#include "ParameterLife.h"
#include "support/code/ProgramFunctions.h"
#include "support/facts/Facts.h"
#include <utility>

namespace async_tidy {

using nlohmann::json;

namespace {

class LifetimeProgram : public TopicProgramOf<ParameterLife> {
public:
  std::optional<Verdict> decide(const json &Terms, const Facts &) override {
    const auto Condition = Terms.get<LifetimeCondition>();
    if (!std::exchange(IsClosed, true))
      close();
    const Function *F = useOf(Condition.Usr, Condition.Parameter);
    if (!F)
      return std::nullopt;
    Verdict Decided{Condition.Words, {}};
    const std::string &Name = F->Late.at(Condition.Parameter).Use->Name;
    for (std::string &Part : Decided.Words.Parts)
      Part = fillIn(Part, {{"{parameter}", Name}});
    // Every step is nearer to the use: the loop ends.
    for (unsigned Parameter = Condition.Parameter; F;) {
      const ParameterUse &Use = *F->Late.at(Parameter).Use;
      Decided.Notes.push_back({Use.At, noteOn(*F, Use)});
      F = Use.Usr.empty() ? nullptr : useOf(Use.Usr, Use.CalleeParameter);
      Parameter = Use.CalleeParameter;
    }
    return Decided;
  }

private:
  /// How a parameter is used late.
  struct LateUse {
    const ParameterUse *Use = nullptr;
    /// By a coroutine that starts when it is awaited.
    bool IsLazy = false;
  };
  struct Function {
    ParameterLife Outline;
    std::map<unsigned, LateUse> Late;
  };

  void add(ParameterLife Life) override {
    Functions.add(std::move(Life));
    IsClosed = false;
  }
  void addOthers(llvm::ArrayRef<ParameterLife> Known) override {
    std::vector<ParameterLife> New;
    for (const ParameterLife &Life : Known)
      if (Functions.targetsOf(Life.Defines.empty() ? Life.Usr : Life.Defines)
              .empty() &&
          !Functions.find(Life.Usr))
        New.push_back(Life);
    for (ParameterLife &Life : New)
      add(std::move(Life));
  }
  std::vector<ParameterLife> allRecords() override {
    return Functions.outlines();
  }

  static std::string noteOn(const Function &F, const ParameterUse &Use) {
    const std::string Who = F.Outline.Name == "a lambda"
                                ? "the lambda"
                                : "'" + F.Outline.Name + "'";
    if (!Use.Usr.empty())
      return Who + " hands '" + Use.Name + "' on to '" + Use.Callee + "' here";
    return Who + " uses '" + Use.Name + "' here, " +
           (F.Outline.IsLazy ? "once it has been started"
                             : "after it has suspended");
  }

  /// The function that uses what it is given so late, of those that a call by
  /// that name may run; null unless all of them do.
  const Function *useOf(llvm::StringRef Usr, unsigned Parameter) {
    const Function *First = nullptr;
    for (const Function *Target : Functions.targetsOf(Usr)) {
      if (!Target->Late.contains(Parameter))
        return nullptr;
      if (!First)
        First = Target;
    }
    return First;
  }

  /// How \p Use is late, by what is known so far; nothing where it is not.
  std::optional<LateUse> lateUse(const Function &F, const ParameterUse &Use) {
    if (Use.Usr.empty())
      return LateUse{&Use, F.Outline.IsLazy};
    const Function *Target = useOf(Use.Usr, Use.CalleeParameter);
    if (!Target)
      return std::nullopt;
    const bool IsLazy = Target->Late.at(Use.CalleeParameter).IsLazy;
    // Awaited at once, that one begins before its caller suspends.
    if (F.Outline.IsEager && IsLazy)
      return std::nullopt;
    return LateUse{&Use, IsLazy};
  }

  /// The least fixed point, level by level: each hands on to those before it,
  /// so that the shortest way stands whatever the order of units.
  void close() {
    for (auto &[Usr, F] : Functions)
      F.Late.clear();
    std::vector<std::pair<Function *, LateUse>> Found;
    bool OwnUses = true;
    do {
      Found.clear();
      for (auto &[Usr, F] : Functions)
        for (const ParameterUse &Use : F.Outline.Uses)
          if (!F.Late.contains(Use.Parameter) && Use.Usr.empty() == OwnUses)
            if (const std::optional<LateUse> Late = lateUse(F, Use))
              Found.push_back({&F, *Late});
      for (auto &[F, Late] : Found)
        F->Late.try_emplace(Late.Use->Parameter, Late);
    } while (std::exchange(OwnUses, false) || !Found.empty());
  }

  ProgramFunctions<Function> Functions;
  bool IsClosed = false;
};

} // namespace

const Topic LifetimeTopic = {"lifetime",
                             readRecords<ParameterLife, parameterLifeFromJson>,
                             []() -> std::unique_ptr<TopicProgram> {
                               return std::make_unique<LifetimeProgram>();
                             }};
static const RegisterTopic Registered(LifetimeTopic);

} // namespace async_tidy
