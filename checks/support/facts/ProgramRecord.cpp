// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProgramRecord.h"
#include "llvm/ADT/STLExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;

void forgetFiles(ProgramRecord &Record,
                 llvm::function_ref<bool(const std::string &)> IsForgotten) {
  llvm::erase_if(Record.Summaries, [&](const FunctionSummary &Summary) {
    return IsForgotten(Summary.At.File);
  });
  llvm::erase_if(Record.Flows, [&](const FlowOutline &Outline) {
    return IsForgotten(Outline.File);
  });
  llvm::erase_if(Record.Guards, [&](const GuardOutline &Outline) {
    return IsForgotten(Outline.File);
  });
}

template <typename T> static json listOf(const std::vector<T> &All) {
  json List = json::array();
  for (const T &One : All)
    List.push_back(toJson(One));
  return List;
}

json toJson(const ProgramRecord &Record) {
  return {{"functions", listOf(Record.Summaries)},
          {"flows", listOf(Record.Flows)},
          {"guards", listOf(Record.Guards)},
          {"factsFiles", Record.FactsFiles}};
}

ProgramRecord recordFromJson(const json &Value) {
  ProgramRecord Record;
  for (const json &Entry : Value.at("functions"))
    Record.Summaries.push_back(summaryFromJson(Entry));
  for (const json &Entry : Value.at("flows"))
    Record.Flows.push_back(outlineFromJson(Entry));
  for (const json &Entry : Value.at("guards"))
    Record.Guards.push_back(guardOutlineFromJson(Entry));
  Record.FactsFiles = Value.value("factsFiles", Record.FactsFiles);
  return Record;
}

} // namespace async_tidy
