// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConfigSchema.h"
#include "JsonPlaces.h"
#include "support/catalog/Catalog.h"
#include "llvm/ADT/StringExtras.h"
#include <nlohmann/json.hpp>
#include <regex>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace async_tidy {

using nlohmann::json;
using Path = std::vector<std::string>;

namespace {

/// Collects the keys that the schema does not know and the texts that break a
/// titled pattern. The general validator reports them too, but can neither name
/// the nearest key that exists nor say what the pattern is for.
class ReadableMistakes {
public:
  ReadableMistakes(const json &Schema) : Schema(Schema) {}

  void walk(const json &Value, const json &Rule, const Path &Where) {
    if (auto Ref = Rule.find("$ref"); Ref != Rule.end())
      return walk(
          Value,
          Schema.at(json::json_pointer(Ref->get<std::string>().substr(1))),
          Where);
    if (Value.is_array() && Rule.contains("items")) {
      for (size_t I = 0; I != Value.size(); ++I)
        walk(Value[I], Rule["items"], below(Where, std::to_string(I)));
    } else if (Value.is_string() && Rule.contains("title")) {
      const std::string Text = Value;
      if (!std::regex_search(Text, std::regex(std::string(Rule["pattern"]))))
        Found.push_back(
            {Where, "'" + Text + "' is no " + std::string(Rule["title"])});
    } else if (Value.is_object() && Rule.contains("properties")) {
      const json &Known = Rule["properties"];
      for (const auto &[Key, Item] : Value.items()) {
        if (Known.contains(Key))
          walk(Item, Known[Key], below(Where, Key));
        else if (Rule.value("additionalProperties", json()) == false)
          Found.push_back({below(Where, Key),
                           "unknown key '" + Key + "'" + hint(Key, Known)});
      }
    }
  }

  std::vector<std::pair<Path, std::string>> Found;

private:
  static Path below(Path Where, std::string Part) {
    Where.push_back(std::move(Part));
    return Where;
  }

  static std::string hint(llvm::StringRef Key, const json &Known) {
    std::string Nearest;
    unsigned Best = ~0U;
    for (const auto &[Name, Unused] : Known.items()) {
      unsigned Distance = Key.edit_distance_insensitive(Name);
      if (Name != "$schema" && Distance < Best) {
        Best = Distance;
        Nearest = Name;
      }
    }
    return Nearest.empty() ? ""
                           : "; the nearest valid key is '" + Nearest + "'";
  }

  const json &Schema;
};

/// The shape of a config file's schema never changes while the process runs.
const json &parsedSchema() {
  static const json Schema = json::parse(configSchema().str());
  return Schema;
}

/// valijson writes a place as <root>["checks"][0].
Path pathOf(const std::vector<std::string> &Context) {
  Path Where;
  for (const std::string &Part : Context)
    if (llvm::StringRef(Part).starts_with("["))
      Where.push_back(llvm::StringRef(Part).trim("[]").trim('"').str());
  return Where;
}

} // namespace

std::vector<ConfigError> schemaViolations(const json &Document,
                                          const std::string &Text,
                                          const std::string &File) {
  ReadableMistakes Readable(parsedSchema());
  Readable.walk(Document, parsedSchema(), {});
  auto Mistakes = std::move(Readable.Found);
  if (Mistakes.empty()) {
    valijson::Schema Schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(parsedSchema()),
                        Schema);
    valijson::ValidationResults Results;
    valijson::Validator().validate(
        Schema, valijson::adapters::NlohmannJsonAdapter(Document), &Results);
    valijson::ValidationResults::Error Error;
    // The innermost error comes first; what follows repeats it for every level
    // around it.
    if (Results.popError(Error)) {
      llvm::StringRef Message(Error.description);
      std::string Lowered = Message.rtrim('.').str();
      if (!Lowered.empty())
        Lowered[0] = llvm::toLower(Lowered[0]);
      Mistakes.push_back({pathOf(Error.context), std::move(Lowered)});
    }
  }
  std::vector<ConfigError> Errors;
  if (Mistakes.empty())
    return Errors;
  const JsonPlaces Places(Text);
  for (auto &[Where, Message] : Mistakes) {
    const auto [Line, Column] = Places.find(Where);
    const std::string Key = llvm::join(Where, ".");
    Errors.push_back({File, Line, Column, Key,
                      Key.empty() ? Message : Key + ": " + Message});
  }
  return Errors;
}

std::string mistakeIn(llvm::StringRef Check, llvm::StringRef Option,
                      const json &Value) {
  const json Document = {{"checks", {{Check.str(), {{Option.str(), Value}}}}}};
  const std::vector<ConfigError> Errors = schemaViolations(Document, "", "");
  if (Errors.empty())
    return "";
  return llvm::StringRef(Errors.front().Message)
      .drop_front(Errors.front().Key.size() + llvm::StringRef(": ").size())
      .str();
}

} // namespace async_tidy
