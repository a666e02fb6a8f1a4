// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FactsText.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

namespace async_tidy {

using nlohmann::json;

void to_json(json &Value, const FactsHeader &Header) {
  Value = {{"files", Header.Files}, {"configurations", Header.Configurations}};
}

void from_json(const json &Value, FactsHeader &Header) {
  Value.at("files").get_to(Header.Files);
  Value.at("configurations").get_to(Header.Configurations);
}

std::string FactsText::dumped(const json &Value) {
  return Value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string FactsText::startOf(const json &Source) {
  return "{\n\"version\": " + std::to_string(Version) +
         ",\n\"source\": " + dumped(Source) + ",\n";
}

FactsText::FactsText(const json &Source, const json &Header)
    : Text(startOf(Source)) {
  Text += "\"header\": " + dumped(Header) + ",\n" + TopicsLine.str();
  for (const auto &File : Header.at("files").items())
    Numbers.emplace(File.key(), Numbers.size());
}

void FactsText::add(llvm::StringRef Topic, const Lines &All) {
  Text += AfterTopic.str() + dumped(Topic.str()) + ": {";
  AfterTopic = ",\n";
  llvm::StringRef AfterName = "\n";
  for (const auto &[Name, Records] : All.Records) {
    Text +=
        AfterName.str() + dumped(Name) + ": [" + llvm::join(Records, ",") + "]";
    AfterName = ",\n";
  }
  for (const auto &[Usr, Name] : All.Aliases) {
    Text += AfterName.str() + dumped(Usr) + ": " + dumped(Name);
    AfterName = ",\n";
  }
  Text += "\n}";
}

std::string FactsText::take() {
  Text += "\n}\n}\n";
  return std::move(Text);
}

using NameSet = llvm::SetVector<std::string, std::vector<std::string>,
                                std::set<std::string>>;

/// All that override \p Name, however far, and it.
static NameSet
dispatchedFrom(const std::string &Name,
               const std::map<std::string, std::set<std::string>> &Overriders) {
  NameSet Found;
  Found.insert(Name);
  for (size_t I = 0; I != Found.size(); ++I)
    if (auto It = Overriders.find(Found[I]); It != Overriders.end())
      Found.insert_range(It->second);
  return Found;
}

std::string FactsText::shortened(json Record, const std::string &Name) const {
  if (Record.is_object()) {
    if (auto Known = Numbers.find(Record.value("file", ""));
        Known != Numbers.end())
      Record["file"] = Known->second;
    // What overrides the function has a name of its own, or none.
    const std::string Defines = Record.value("defines", "");
    if (Defines == Name || Record.at("usr") == Name)
      Record.erase("defines");
    else
      Record["defines"] = Defines;
  }
  return dumped(Record);
}

void FactsText::add(llvm::StringRef Topic, const FunctionRecords &Functions) {
  Lines All;
  std::map<std::string, std::set<std::string>> Overriders;
  std::map<std::string, std::vector<json>> Overriding;
  std::set<std::string> Called;
  Functions.forEachName([&](const std::string &Name) { Called.insert(Name); });
  Functions.write([&](const WrittenRecord &Function) {
    All.Records[Function.Name].insert(shortened(Function.Value, Function.Name));
    if (Function.Usr != Function.Name && Called.contains(Function.Usr))
      All.Aliases[Function.Usr] = Function.Name;
    for (const std::string &Overridden : Function.Overrides)
      Overriders[Overridden].insert(Function.Name);
    if (!Function.Overrides.empty())
      Overriding[Function.Name].push_back(Function.Value);
  });
  for (const auto &[Name, Others] : Overriders)
    for (const std::string &Other : dispatchedFrom(Name, Overriders))
      if (auto It = Overriding.find(Other);
          Other != Name && It != Overriding.end())
        for (const json &Record : It->second)
          All.Records[Name].insert(shortened(Record, Name));
  add(Topic, All);
}

} // namespace async_tidy
