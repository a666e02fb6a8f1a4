// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LifetimeTopic.h"
#include "ParameterLife.h"
#include "support/code/CodeTemplate.h"
#include "support/program/Closing.h"
#include "support/program/ProgramFunctions.h"
#include <map>
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
    if (const ParameterUse &Use = *F->Late.at(Condition.Parameter).Use;
        Condition.BeginsAtOnce && F->Summary.IsLazy && Use.Usr.empty() &&
        !Use.IsPastStart)
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
    ParameterLife Summary;
    std::map<unsigned, LateUse> Late;
  };

  void add(ParameterLife Life) override {
    Functions.add(std::move(Life));
    IsClosed = false;
  }
  void addOthers(llvm::ArrayRef<ParameterLife> Known) override {
    std::vector<ParameterLife> New;
    for (const ParameterLife &Life : Known)
      if (!Functions.find(Life.Usr))
        New.push_back(Life);
    for (ParameterLife &Life : New)
      add(std::move(Life));
  }
  std::vector<ParameterLife> allRecords() override {
    if (!std::exchange(IsClosed, true))
      close();
    std::vector<ParameterLife> Told;
    for (const auto &[Usr, F] : Functions) {
      // Several programs may define it, each in another way.
      if (llvm::none_of(
              Functions.allNamed(linkName(F.Summary)),
              [](const Function *Same) { return !Same->Late.empty(); }))
        continue;
      ParameterLife &Life = Told.emplace_back(F.Summary);
      // The use that decides is enough.
      llvm::erase_if(Life.Uses, [&](const ParameterUse &Use) {
        auto Known = F.Late.find(Use.Parameter);
        return Known == F.Late.end() || *Known->second.Use != Use;
      });
    }
    return Told;
  }

  static std::string noteOn(const Function &F, const ParameterUse &Use) {
    const std::string Who = F.Summary.Name == "a lambda"
                                ? "the lambda"
                                : "'" + F.Summary.Name + "'";
    if (!Use.Usr.empty())
      return Who + " hands '" + Use.Name + "' on to '" + Use.Callee + "' here";
    return Who + " uses '" + Use.Name + "' here, " +
           (F.Summary.IsLazy ? "once it has been started"
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
      return LateUse{&Use, F.Summary.IsLazy};
    const Function *Target = useOf(Use.Usr, Use.CalleeParameter);
    if (!Target)
      return std::nullopt;
    const bool IsLazy = Target->Late.at(Use.CalleeParameter).IsLazy;
    // Awaited at once, that one begins before its caller suspends.
    if (F.Summary.IsEager && IsLazy)
      return std::nullopt;
    return LateUse{&Use, IsLazy};
  }

  /// One parameter of one function.
  struct Place {
    Function *F = nullptr;
    unsigned Parameter = 0;
    std::optional<LateUse> Found;
  };

  /// By the fewest steps, so that the shortest way stands.
  void close() {
    std::map<std::pair<const Function *, unsigned>, Place> Places;
    for (auto &[Usr, F] : Functions) {
      F.Late.clear();
      for (const ParameterUse &Use : F.Summary.Uses)
        Places[{&F, Use.Parameter}] = {&F, Use.Parameter, std::nullopt};
    }
    // By place, those that hand on to it.
    std::map<std::pair<const Function *, unsigned>, std::vector<Place *>> Users;
    std::vector<Place *> All;
    for (auto &[Key, P] : Places) {
      All.push_back(&P);
      for (const ParameterUse &Use : P.F->Summary.Uses)
        if (Use.Parameter == P.Parameter && !Use.Usr.empty())
          for (const Function *Target : Functions.targetsOf(Use.Usr))
            Users[{Target, Use.CalleeParameter}].push_back(&P);
    }
    closeByRounds<Place>(
        All,
        [&](Place &P, unsigned Round) {
          // A use of its own counts before what others do.
          for (const ParameterUse &Use : P.F->Summary.Uses)
            if (!P.Found && Use.Parameter == P.Parameter &&
                Use.Usr.empty() == (Round == 0))
              P.Found = lateUse(*P.F, Use);
          return P.Found && !P.F->Late.contains(P.Parameter);
        },
        [](Place &P, unsigned) { P.F->Late.emplace(P.Parameter, *P.Found); },
        [&](const Place &P) { return Users[{P.F, P.Parameter}]; });
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
