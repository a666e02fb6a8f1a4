// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowSummary.h"
#include "support/program/PointJson.h"
#include "support/program/RecordIndex.h"
#include "llvm/ADT/STLExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;

void FlowSummary::setWords(FlowValue &Value, const FlowWords &New) {
  Value.Words = 0;
  if (New == FlowWords())
    return;
  Words.push_back(New);
  Value.Words = Words.size();
}

/// The values that lead to one of \p Ends.
static std::vector<bool> leadingTo(const FlowSummary &Summary,
                                   std::vector<unsigned> Ends) {
  std::vector<bool> Leads(Summary.Values.size());
  while (!Ends.empty()) {
    const unsigned Id = Ends.back();
    Ends.pop_back();
    if (Id == 0 || Leads[Id])
      continue;
    Leads[Id] = true;
    for (const FlowValue::Edge &Edge : Summary.Values[Id].From)
      Ends.push_back(Edge.From);
  }
  return Leads;
}

/// The values that one of \p Starts leads to.
static std::vector<bool> reachedFrom(const FlowSummary &Summary,
                                     std::vector<unsigned> Starts) {
  std::vector<std::vector<unsigned>> Next(Summary.Values.size());
  for (unsigned Id = 1; Id != Next.size(); ++Id)
    for (const FlowValue::Edge &Edge : Summary.Values[Id].From)
      Next[Edge.From].push_back(Id);
  std::vector<bool> IsReached(Next.size());
  while (!Starts.empty()) {
    const unsigned Id = Starts.back();
    Starts.pop_back();
    if (Id == 0 || IsReached[Id])
      continue;
    IsReached[Id] = true;
    llvm::append_range(Starts, Next[Id]);
  }
  return IsReached;
}

/// The values that matter to anybody: data that gets to a sink, a call or the
/// result, and literal text in front of data or in the result.
static std::vector<bool> neededIn(const FlowSummary &Summary) {
  std::vector<unsigned> Data(Summary.Parameters.begin(),
                             Summary.Parameters.end());
  std::vector<unsigned> Literals;
  std::vector<unsigned> Joins(Summary.Outs.begin(), Summary.Outs.end());
  Joins.push_back(Summary.Result);
  for (unsigned Id = 1; Id != Summary.Values.size(); ++Id) {
    const FlowValue &Value = Summary.Values[Id];
    if (Value.IsSource || Value.IsRow || Value.Call)
      Data.push_back(Id);
    if (Value.IsLiteral)
      Literals.push_back(Id);
    if (llvm::any_of(Value.From, [](const FlowValue::Edge &Edge) {
          return Edge.Move == FlowMove::Splices ||
                 Edge.Move == FlowMove::Extends || Edge.Move == FlowMove::Names;
        }))
      Joins.push_back(Id);
  }
  std::vector<unsigned> Ends(Summary.Outs.begin(), Summary.Outs.end());
  Ends.push_back(Summary.Result);
  for (const auto &[Place, Value] : Summary.Writes)
    Ends.push_back(Value);
  for (const FlowSink &Sink : Summary.Sinks)
    Ends.push_back(Sink.Value);
  for (const FlowCall &Call : Summary.Calls)
    llvm::append_range(Ends, Call.Arguments);
  for (const FlowDispatch &Dispatch : Summary.Dispatches)
    llvm::append_range(Ends, Dispatch.Arguments);
  const std::vector<bool> IsData = reachedFrom(Summary, std::move(Data));
  const std::vector<bool> IsLiteral = reachedFrom(Summary, std::move(Literals));
  const std::vector<bool> Leads = leadingTo(Summary, std::move(Ends));
  const std::vector<bool> Joined = leadingTo(Summary, std::move(Joins));
  std::vector<bool> Needed(Summary.Values.size());
  for (unsigned Id = 1; Id != Needed.size(); ++Id)
    Needed[Id] = Leads[Id] && (IsData[Id] || (IsLiteral[Id] && Joined[Id]));
  return Needed;
}

/// Of every value the one that stands for it: what it is made of where it is
/// that and no more, as a cast is.
static std::vector<unsigned> standIns(const FlowSummary &Summary) {
  std::vector<unsigned> For(Summary.Values.size());
  for (unsigned Id = 0; Id != For.size(); ++Id) {
    unsigned At = Id;
    // Values can go round in a loop.
    for (unsigned Steps = 0; Steps != 64; ++Steps) {
      const FlowValue &Value = Summary.Values[At];
      const bool IsPlain = Value.From.size() == 1 &&
                           Value.From.front().Move == FlowMove::Keeps &&
                           !Value.IsSource && !Value.IsLiteral &&
                           !Value.IsRow && !Value.Call &&
                           Summary.wordsOf(Value).Passing.empty() &&
                           !llvm::is_contained(Summary.Parameters, At);
      if (!IsPlain)
        break;
      At = Value.From.front().From;
    }
    For[Id] = At;
  }
  return For;
}

FlowSummary pruned(const FlowSummary &Summary, const TaintRules &Rules) {
  const std::vector<bool> Needed = neededIn(Summary);
  const std::vector<unsigned> For = standIns(Summary);
  FlowSummary Kept;
  Kept.Usr = Summary.Usr;
  Kept.Defines = Summary.Defines;
  Kept.File = Summary.File;
  Kept.IsHarmless = Summary.IsHarmless;
  Kept.GivesText = Summary.GivesText;
  Kept.IsEntry = Summary.IsEntry;
  Kept.IsVariadic = Summary.IsVariadic;
  Kept.IsMain = Summary.IsMain;
  Kept.IsInternal = Summary.IsInternal;
  Kept.Mentions = Summary.Mentions;
  Kept.Overrides = Summary.Overrides;
  std::vector<unsigned> Ids(Summary.Values.size());
  for (unsigned Id = 1; Id != Ids.size(); ++Id)
    if (Needed[Id] && For[Id] == Id) {
      Ids[Id] = Kept.Values.size();
      FlowValue &Value = Kept.Values.emplace_back(Summary.Values[Id]);
      Kept.setWords(Value, Summary.wordsOf(Value));
    }
  auto IdOf = [&](unsigned Id) { return Needed[Id] ? Ids[For[Id]] : 0; };
  std::vector<std::optional<unsigned>> Calls(Summary.Calls.size());
  auto KeepCall = [&](unsigned Index) {
    if (!Calls[Index]) {
      Calls[Index] = Kept.Calls.size();
      Kept.Calls.push_back(Summary.Calls[Index]);
      for (unsigned &Argument : Kept.Calls.back().Arguments)
        Argument = IdOf(Argument);
    }
    return *Calls[Index];
  };
  // A call that gives constants says that its function has a caller.
  for (unsigned I = 0; I != Calls.size(); ++I)
    if (llvm::any_of(Summary.Calls[I].Arguments, [&](unsigned Argument) {
          return Rules.SourcesAreAssumed ? Argument != 0 : IdOf(Argument) != 0;
        }))
      KeepCall(I);
  for (FlowValue &Value : Kept.Values) {
    if (Value.Call)
      Value.Call = KeepCall(*Value.Call);
    for (FlowValue::Edge &Edge : Value.From)
      Edge.From = IdOf(Edge.From);
    llvm::erase_if(Value.From,
                   [](const FlowValue::Edge &Edge) { return Edge.From == 0; });
  }
  for (const FlowDispatch &Dispatch : Summary.Dispatches)
    for (unsigned &Argument : Kept.Dispatches.emplace_back(Dispatch).Arguments)
      Argument = IdOf(Argument);
  for (const FlowSink &Sink : Summary.Sinks)
    if (const unsigned Value = IdOf(Sink.Value)) {
      Kept.Sinks.push_back(Sink);
      Kept.Sinks.back().Value = Value;
    }
  for (unsigned Parameter : Summary.Parameters)
    Kept.Parameters.push_back(IdOf(Parameter));
  for (unsigned Out : Summary.Outs)
    Kept.Outs.push_back(IdOf(Out));
  for (const auto &[Place, Value] : Summary.Writes)
    Kept.Writes.emplace_back(Place, IdOf(Value));
  llvm::sort(Kept.Writes);
  Kept.Writes.erase(llvm::unique(Kept.Writes), Kept.Writes.end());
  Kept.Result = IdOf(Summary.Result);
  return Kept;
}

static const json &listIn(const json &Value, const char *Key) {
  static const json None = json::array();
  auto It = Value.find(Key);
  return It == Value.end() ? None : *It;
}

/// What a value is, as one number.
enum ValueFlag : unsigned { Source = 1, Given = 2, Literal = 4, Row = 8 };

/// A list, as there are far more values than anything else; its end is left out
/// where it says nothing.
static json toJson(const FlowValue &V, const FlowWords &Words,
                   const std::string &File) {
  json::array_t Cells;
  Cells.reserve(9);
  const unsigned Flags = (V.IsSource ? Source : 0) | (V.IsGiven ? Given : 0) |
                         (V.IsLiteral ? Literal : 0) | (V.IsRow ? Row : 0);
  Cells.emplace_back(Flags ? json(Flags) : json());
  json::array_t Edges;
  Edges.reserve(3 * V.From.size());
  for (const FlowValue::Edge &Edge : V.From)
    for (unsigned Part :
         {Edge.From, static_cast<unsigned>(Edge.Move), Edge.Detail})
      Edges.emplace_back(Part);
  Cells.push_back(Edges.empty() ? json() : json(std::move(Edges)));
  Cells.push_back(V.Call ? json(*V.Call) : json());
  Cells.push_back(V.Out ? json(*V.Out) : json());
  Cells.push_back(Words.At.File.empty() ? json() : toJson(Words.At, File));
  for (const InternedString &Text :
       {V.Lasting, Words.Name, Words.Origin, Words.Passing})
    Cells.push_back(Text.empty() ? json() : json(Text));
  while (!Cells.empty() && Cells.back().is_null())
    Cells.pop_back();
  return Cells;
}

/// Adds the value to \p Summary. Throws nlohmann::json::exception where \p
/// Cells are none.
static void addValue(FlowSummary &Summary, const json &Cells,
                     const std::string &File) {
  static const json Nothing;
  const auto Cell = [&](size_t I) -> const json & {
    return I < Cells.size() ? Cells.at(I) : Nothing;
  };
  const auto Number = [&](size_t I) {
    return Cell(I).is_null() ? std::nullopt
                             : std::optional(Cell(I).get<unsigned>());
  };
  const auto Text = [&](size_t I) {
    return Cell(I).is_null() ? InternedString()
                             : InternedString(Cell(I).get<std::string>());
  };
  FlowValue &V = Summary.Values.emplace_back();
  const unsigned Flags = Number(0).value_or(0);
  V.IsSource = Flags & Source;
  V.IsGiven = Flags & Given;
  V.IsLiteral = Flags & Literal;
  V.IsRow = Flags & Row;
  const json &Edges = Cell(1);
  V.From.reserve(Edges.size() / 3);
  for (size_t I = 0; I < Edges.size(); I += 3)
    V.From.push_back({Edges.at(I),
                      static_cast<FlowMove>(Edges.at(I + 1).get<unsigned>()),
                      Edges.at(I + 2)});
  V.Call = Number(2);
  V.Out = Number(3);
  V.Lasting = Text(5);
  FlowWords Words{Text(6), Text(7), Text(8), {}};
  if (!Cell(4).is_null())
    Words.At = pointFromJson(Cell(4), File);
  Summary.setWords(V, Words);
}

json toJson(const FlowSummary &Summary) {
  const std::string &File = Summary.File;
  json Values = json::array(), Calls = json::array(), Sinks = json::array(),
       Dispatches = json::array();
  for (const FlowValue &V : Summary.Values)
    Values.push_back(toJson(V, Summary.wordsOf(V), File));
  for (const FlowCall &Call : Summary.Calls)
    Calls.push_back({Call.Usr, Call.Name, toJson(Call.At, File), Call.Arguments,
                     Call.IsSource});
  for (const FlowDispatch &Dispatch : Summary.Dispatches)
    Dispatches.push_back({Dispatch.Usr, Dispatch.Arguments});
  for (const FlowSink &Sink : Summary.Sinks)
    Sinks.push_back({Sink.Value, Sink.Kind, Sink.Name, toJson(Sink.At, File)});
  json Value = {{"usr", Summary.Usr}};
  // Of most functions most is empty.
  const auto Put = [&](const char *Key, auto &&Member) {
    if (Member != std::remove_cvref_t<decltype(Member)>())
      Value[Key] = std::forward<decltype(Member)>(Member);
  };
  Put("file", File);
  Put("defines", Summary.Defines);
  if (Values.size() > 1)
    Value["values"] = std::move(Values);
  if (!Calls.empty())
    Value["calls"] = std::move(Calls);
  if (!Sinks.empty())
    Value["sinks"] = std::move(Sinks);
  if (!Dispatches.empty())
    Value["dispatches"] = std::move(Dispatches);
  Put("parameters", Summary.Parameters);
  Put("outs", Summary.Outs);
  Put("writes", Summary.Writes);
  Put("result", Summary.Result);
  Put("harmless", Summary.IsHarmless);
  Put("text", Summary.GivesText);
  Put("constants", Summary.Constants);
  Put("uncalled", Summary.IsUncalled);
  Put("mentions", Summary.Mentions);
  Put("overrides", Summary.Overrides);
  Put("entry", Summary.IsEntry);
  Put("internal", Summary.IsInternal);
  Put("variadic", Summary.IsVariadic);
  Put("main", Summary.IsMain);
  return Value;
}

void namesIn(const FlowSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take) {
  for (const FlowCall &Call : Summary.Calls)
    Take(Call.Usr);
  if (!Summary.Writes.empty() ||
      llvm::any_of(Summary.Values,
                   [](const FlowValue &V) { return !V.Lasting.empty(); }))
    Take(LastingName.str());
}

/// Throws where a value, a call or an edge is none of the summary.
static void requireSound(const FlowSummary &Summary) {
  const auto IsValue = [&](unsigned Id) {
    requireIndex(Id, Summary.Values.size());
  };
  for (const FlowValue &V : Summary.Values) {
    if (V.Call)
      requireIndex(*V.Call, Summary.Calls.size());
    // What is written by a call, and what is given to one, has it.
    requireIndex(V.Out && !V.Call, 1);
    for (const FlowValue::Edge &Edge : V.From) {
      IsValue(Edge.From);
      requireIndex(Edge.Move == FlowMove::Argument && !V.Call, 1);
    }
  }
  for (const auto *Ids : {&Summary.Parameters, &Summary.Outs})
    llvm::for_each(*Ids, IsValue);
  IsValue(Summary.Result);
  for (const FlowCall &Call : Summary.Calls)
    llvm::for_each(Call.Arguments, IsValue);
  for (const FlowDispatch &Dispatch : Summary.Dispatches)
    llvm::for_each(Dispatch.Arguments, IsValue);
  for (const FlowSink &Sink : Summary.Sinks)
    IsValue(Sink.Value);
  for (const auto &[Place, Value] : Summary.Writes)
    IsValue(Value);
}

FlowSummary flowSummaryFromJson(const json &Value) {
  const std::string File = Value.value("file", "");
  FlowSummary Summary;
  Summary.Usr = Value.at("usr");
  const auto Take = [&](const char *Key, auto &Member) {
    if (auto It = Value.find(Key); It != Value.end())
      It->get_to(Member);
  };
  Take("defines", Summary.Defines);
  Summary.File = File;
  Take("parameters", Summary.Parameters);
  Take("outs", Summary.Outs);
  Take("writes", Summary.Writes);
  Take("result", Summary.Result);
  Take("harmless", Summary.IsHarmless);
  Take("text", Summary.GivesText);
  Take("constants", Summary.Constants);
  Take("uncalled", Summary.IsUncalled);
  Take("mentions", Summary.Mentions);
  Take("overrides", Summary.Overrides);
  Take("entry", Summary.IsEntry);
  Take("internal", Summary.IsInternal);
  Take("variadic", Summary.IsVariadic);
  Take("main", Summary.IsMain);
  const json &Values = listIn(Value, "values");
  if (!Values.empty())
    Summary.Values.clear();
  Summary.Values.reserve(Values.size());
  for (const json &Cells : Values)
    addValue(Summary, Cells, File);
  Summary.Words.shrink_to_fit();
  const json &Calls = listIn(Value, "calls");
  Summary.Calls.reserve(Calls.size());
  for (const json &Entry : Calls)
    Summary.Calls.push_back({Entry.at(0), Entry.at(1),
                             pointFromJson(Entry.at(2), File),
                             Entry.at(3).get<FlowValueIds>(), Entry.at(4)});
  for (const json &Entry : listIn(Value, "dispatches"))
    Summary.Dispatches.push_back(
        {Entry.at(0), Entry.at(1).get<FlowValueIds>()});
  for (const json &Entry : listIn(Value, "sinks"))
    Summary.Sinks.push_back({Entry.at(0), Entry.at(1), Entry.at(2),
                             pointFromJson(Entry.at(3), File)});
  requireSound(Summary);
  return Summary;
}

} // namespace async_tidy
