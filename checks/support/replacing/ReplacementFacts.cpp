// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ReplacementFacts.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<ReplacementFacts> Registered({"replacements",
                                                         "advice"});

static Replacement replacementOf(const json &Entry, const FactSource &From) {
  Replacement R;
  R.Instead = From.code(Entry, "instead");
  R.Scope = From.names(Entry, "scope");
  R.Calls = From.names(Entry, "calls");
  R.When = From.conditions(Entry, "when");
  R.KeepsValue = Entry.value("keepsValue", false);
  R.IsBefore = Entry.value("before", false);
  const std::string Fix = Entry.value("fix", "");
  if (!Fix.empty())
    R.Fix = Fix == "safe" ? Replacement::FixKind::Safe
                          : Replacement::FixKind::Unsafe;
  const std::string Need = Entry.value("operand", "");
  if (Need == "integral-duration")
    R.Operand = OperandNeed::IntegralDuration;
  else if (Need == "steady-time-point")
    R.Operand = OperandNeed::SteadyTimePoint;
  else if (Need == "system-time-point")
    R.Operand = OperandNeed::SystemTimePoint;
  R.Includes = From.includes(Entry);
  return R;
}

void ReplacementFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("replacements"))
    for (const std::string &Operation : From.strings(Entry, "operations"))
      Replacements[&From.owner()].emplace(Operation,
                                          replacementOf(Entry, From));
  for (const auto &[Operation, Text] : From.section("advice").items())
    Advice.emplace(Operation, Text.get<std::string>());
}

const ReplacementFacts::ByOperation &
ReplacementFacts::of(const Library &Owner) const {
  static const ByOperation None;
  auto It = Replacements.find(&Owner);
  return It == Replacements.end() ? None : It->second;
}

llvm::StringRef ReplacementFacts::advice(llvm::StringRef Operation) const {
  auto It = Advice.find(Operation);
  // A project may name operations of its own.
  if (It == Advice.end())
    It = Advice.find("wait-declared");
  return It->second;
}

} // namespace async_tidy
