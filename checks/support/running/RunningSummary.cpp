// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "RunningSummary.h"
#include "support/program/PointJson.h"

namespace async_tidy {

using nlohmann::json;

/// What is said of a call, in one number.
static unsigned bitsOf(const RunningCall &Call) {
  return static_cast<unsigned>(Call.How) | Call.Repeats << 2 |
         Call.Serves << 3 | Call.IsVirtual << 4 | Call.ServesEver << 5 |
         Call.RunsBeside << 6;
}

json toJson(const RunningSummary &Summary) {
  const std::string &File = Summary.At.File;
  json Calls = json::array();
  for (const RunningCall &Call : Summary.Calls)
    Calls.push_back({Call.Usr, bitsOf(Call), toJson(Call.At, File)});
  json Value = {{"usr", Summary.Usr},
                {"name", Summary.Name},
                {"file", File},
                {"at", toJson(Summary.At, File)}};
  if (!Calls.empty())
    Value["calls"] = std::move(Calls);
  if (!Summary.Defines.empty())
    Value["defines"] = Summary.Defines;
  if (!Summary.Overrides.empty())
    Value["overrides"] = Summary.Overrides;
  if (Summary.Start != RunStart::Caller)
    Value["start"] = Summary.Start == RunStart::Main ? "main" : "test";
  if (Summary.IsClosed)
    Value["closed"] = true;
  if (Summary.IsAsync)
    Value["async"] = true;
  if (Summary.Starts)
    Value["starts"] = true;
  if (Summary.Told != RunFrequency::Unknown)
    Value["told"] = static_cast<unsigned>(Summary.Told);
  return Value;
}

void namesIn(const RunningSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take) {
  for (const RunningCall &Call : Summary.Calls)
    Take(Call.Usr);
}

RunningSummary runningSummaryFromJson(const json &Value) {
  const std::string File = Value.at("file");
  RunningSummary Summary;
  Summary.Usr = Value.at("usr");
  Summary.Defines = Value.value("defines", "");
  Summary.Name = Value.at("name");
  Summary.At = pointFromJson(Value.at("at"), File);
  Summary.Overrides = Value.value("overrides", std::vector<InternedString>());
  const std::string Start = Value.value("start", "");
  Summary.Start = Start == "main"   ? RunStart::Main
                  : Start == "test" ? RunStart::Test
                                    : RunStart::Caller;
  Summary.IsClosed = Value.value("closed", false);
  Summary.IsAsync = Value.value("async", false);
  Summary.Starts = Value.value("starts", false);
  Summary.Told = static_cast<RunFrequency>(Value.value("told", 0U));
  for (const json &Call : Value.value("calls", json::array())) {
    const unsigned Bits = Call.at(1);
    Summary.Calls.push_back({pointFromJson(Call.at(2), File), Call.at(0),
                             (Bits & 16) != 0, static_cast<RunKind>(Bits & 3),
                             (Bits & 4) != 0, (Bits & 8) != 0, (Bits & 32) != 0,
                             (Bits & 64) != 0});
  }
  return Summary;
}

} // namespace async_tidy
