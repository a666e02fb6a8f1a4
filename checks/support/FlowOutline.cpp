// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowOutline.h"
#include "llvm/ADT/STLExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;

/// The values from which something leads to what others can see.
static std::vector<bool> leading(const FlowOutline &Outline) {
  std::vector<bool> Leads(Outline.Values.size());
  std::vector<unsigned> Left = {Outline.Result};
  for (const OutlineSink &Sink : Outline.Sinks)
    Left.push_back(Sink.Value);
  for (const OutlineCall &Call : Outline.Calls)
    Left.insert(Left.end(), Call.Arguments.begin(), Call.Arguments.end());
  while (!Left.empty()) {
    const unsigned Id = Left.back();
    Left.pop_back();
    if (Id == 0 || Leads[Id])
      continue;
    Leads[Id] = true;
    for (const OutlineValue::Edge &Edge : Outline.Values[Id].From)
      Left.push_back(Edge.From);
  }
  return Leads;
}

/// The values that something can reach at all.
static std::vector<bool> filled(const FlowOutline &Outline) {
  const size_t Count = Outline.Values.size();
  std::vector<std::vector<unsigned>> Next(Count);
  std::vector<unsigned> Left = Outline.Parameters;
  for (unsigned Id = 1; Id != Count; ++Id) {
    const OutlineValue &Value = Outline.Values[Id];
    if (Value.IsSource || Value.IsLiteral || Value.Call)
      Left.push_back(Id);
    for (const OutlineValue::Edge &Edge : Value.From)
      Next[Edge.From].push_back(Id);
  }
  std::vector<bool> IsFilled(Count);
  while (!Left.empty()) {
    const unsigned Id = Left.back();
    Left.pop_back();
    if (Id == 0 || IsFilled[Id])
      continue;
    IsFilled[Id] = true;
    llvm::append_range(Left, Next[Id]);
  }
  return IsFilled;
}

FlowOutline pruned(const FlowOutline &Outline) {
  const std::vector<bool> Leads = leading(Outline);
  const std::vector<bool> IsFilled = filled(Outline);
  FlowOutline Kept;
  Kept.Topic = Outline.Topic;
  Kept.Usr = Outline.Usr;
  Kept.Defines = Outline.Defines;
  Kept.File = Outline.File;
  Kept.IsHarmless = Outline.IsHarmless;
  std::vector<unsigned> Ids(Outline.Values.size());
  for (unsigned Id = 1; Id != Ids.size(); ++Id)
    if (Leads[Id] && IsFilled[Id]) {
      Ids[Id] = Kept.Values.size();
      Kept.Values.push_back(Outline.Values[Id]);
    }
  std::vector<std::optional<unsigned>> Calls(Outline.Calls.size());
  auto KeepCall = [&](unsigned Index) {
    if (!Calls[Index]) {
      Calls[Index] = Kept.Calls.size();
      Kept.Calls.push_back(Outline.Calls[Index]);
      for (unsigned &Argument : Kept.Calls.back().Arguments)
        Argument = Ids[Argument];
    }
    return *Calls[Index];
  };
  for (unsigned I = 0; I != Calls.size(); ++I)
    if (llvm::any_of(Outline.Calls[I].Arguments,
                     [&](unsigned Argument) { return Ids[Argument] != 0; }))
      KeepCall(I);
  for (OutlineValue &Value : Kept.Values) {
    if (Value.Call)
      Value.Call = KeepCall(*Value.Call);
    llvm::erase_if(Value.From, [&](const OutlineValue::Edge &Edge) {
      return Ids[Edge.From] == 0;
    });
    for (OutlineValue::Edge &Edge : Value.From)
      Edge.From = Ids[Edge.From];
  }
  for (const OutlineSink &Sink : Outline.Sinks)
    if (Ids[Sink.Value] != 0) {
      Kept.Sinks.push_back(Sink);
      Kept.Sinks.back().Value = Ids[Sink.Value];
    }
  for (unsigned Parameter : Outline.Parameters)
    Kept.Parameters.push_back(Ids[Parameter]);
  Kept.Result = Ids[Outline.Result];
  return Kept;
}

// The names of files and the keys of objects would be most of the text.

static json toJson(const SourcePoint &At, const std::string &File) {
  json Value = {At.Line, At.Column, At.Offset};
  if (At.File != File)
    Value.push_back(At.File);
  return Value;
}

static SourcePoint pointFromJson(const json &Value, const std::string &File) {
  return {Value.size() > 3 ? Value.at(3).get<std::string>() : File, Value.at(0),
          Value.at(1), Value.at(2)};
}

json toJson(const FlowOutline &Outline) {
  const std::string &File = Outline.File;
  json Values = json::array(), Calls = json::array(), Sinks = json::array();
  for (const OutlineValue &V : Outline.Values) {
    json From = json::array();
    for (const OutlineValue::Edge &Edge : V.From)
      From.push_back(
          {Edge.From, static_cast<unsigned>(Edge.Move), Edge.Detail});
    json &Entry = Values.emplace_back(
        json{{"from", std::move(From)}, {"at", toJson(V.At, File)}});
    if (V.IsSource)
      Entry["source"] = true;
    if (V.IsLiteral)
      Entry["literal"] = true;
    if (V.Call)
      Entry["call"] = *V.Call;
    if (!V.Name.empty())
      Entry["name"] = V.Name;
    if (!V.Origin.empty())
      Entry["origin"] = V.Origin;
    if (!V.Passing.empty())
      Entry["passing"] = V.Passing;
  }
  for (const OutlineCall &Call : Outline.Calls)
    Calls.push_back({Call.Usr, Call.Name, toJson(Call.At, File), Call.Arguments,
                     Call.IsSource});
  for (const OutlineSink &Sink : Outline.Sinks)
    Sinks.push_back({Sink.Value, Sink.Kind, Sink.Name, toJson(Sink.At, File)});
  return {{"topic", static_cast<unsigned>(Outline.Topic)},
          {"usr", Outline.Usr},
          {"defines", Outline.Defines},
          {"file", File},
          {"values", std::move(Values)},
          {"calls", std::move(Calls)},
          {"sinks", std::move(Sinks)},
          {"parameters", Outline.Parameters},
          {"result", Outline.Result},
          {"harmless", Outline.IsHarmless}};
}

FlowOutline outlineFromJson(const json &Value) {
  const std::string File = Value.at("file");
  FlowOutline Outline;
  Outline.Topic = static_cast<FlowTopic>(Value.at("topic").get<unsigned>());
  Outline.Usr = Value.at("usr");
  Outline.Defines = Value.at("defines");
  Outline.File = File;
  Outline.Parameters = Value.at("parameters").get<std::vector<unsigned>>();
  Outline.Result = Value.at("result");
  Outline.IsHarmless = Value.at("harmless");
  Outline.Values.clear();
  for (const json &Entry : Value.at("values")) {
    OutlineValue &V = Outline.Values.emplace_back();
    for (const json &Edge : Entry.at("from"))
      V.From.push_back({Edge.at(0),
                        static_cast<FlowMove>(Edge.at(1).get<unsigned>()),
                        Edge.at(2)});
    V.At = pointFromJson(Entry.at("at"), File);
    V.IsSource = Entry.value("source", false);
    V.IsLiteral = Entry.value("literal", false);
    if (Entry.contains("call"))
      V.Call = Entry.at("call").get<unsigned>();
    V.Name = Entry.value("name", "");
    V.Origin = Entry.value("origin", "");
    V.Passing = Entry.value("passing", "");
  }
  for (const json &Entry : Value.at("calls"))
    Outline.Calls.push_back(
        {Entry.at(0), Entry.at(1), pointFromJson(Entry.at(2), File),
         Entry.at(3).get<std::vector<unsigned>>(), Entry.at(4)});
  for (const json &Entry : Value.at("sinks"))
    Outline.Sinks.push_back({Entry.at(0), Entry.at(1), Entry.at(2),
                             pointFromJson(Entry.at(3), File)});
  return Outline;
}

} // namespace async_tidy
