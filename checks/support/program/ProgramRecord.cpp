// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProgramRecord.h"

namespace async_tidy {

using nlohmann::json;

void ProgramRecord::forgetFiles(
    llvm::function_ref<bool(const std::string &)> IsForgotten) {
  for (auto &[Topic, Functions] : Topics)
    Functions->forgetFiles(IsForgotten);
}

json toJson(const ProgramRecord &Record) {
  json Topics = json::object();
  for (const auto &[Topic, Functions] : Record.Topics) {
    json &List = Topics[Topic] = json::array();
    Functions->write(
        [&](WrittenRecord One) { List.push_back(std::move(One.Value)); });
  }
  return {{"topics", std::move(Topics)}, {"factsFiles", Record.FactsFiles}};
}

ProgramRecord recordFromJson(const json &Value) {
  ProgramRecord Record;
  for (const auto &[Name, List] : Value.at("topics").items()) {
    const Topic *Known = findTopic(Name);
    if (!Known)
      throw json::other_error::create(501, "unknown topic '" + Name + "'",
                                      nullptr);
    Record.Topics[Name] = Known->Read(List);
  }
  Record.FactsFiles = Value.value("factsFiles", Record.FactsFiles);
  return Record;
}

} // namespace async_tidy
