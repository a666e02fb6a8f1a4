// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProjectConfig.h"
#include "CallList.h"
#include "ConfigSchema.h"
#include "Facts.h"
#include "support/catalog/Catalog.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;

std::string ProjectConfig::findFor(llvm::StringRef SourceFile) {
  llvm::SmallString<256> Folder(SourceFile);
  if (llvm::sys::fs::make_absolute(Folder))
    return "";
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  for (llvm::StringRef Above = llvm::sys::path::parent_path(Folder);
       !Above.empty(); Above = llvm::sys::path::parent_path(Above)) {
    llvm::SmallString<256> Candidate(Above);
    llvm::sys::path::append(Candidate, ConfigFileName);
    if (llvm::sys::fs::is_regular_file(Candidate))
      return std::string(Candidate);
  }
  return "";
}

static std::shared_ptr<const Facts> builtInFacts() {
  static const std::shared_ptr<const Facts> BuiltIn = [] {
    auto All = std::make_shared<Facts>();
    for (const json &Model : json::parse(embeddedModels().str()))
      All->addModel(Model);
    return All;
  }();
  return BuiltIn;
}

static std::string optionText(const json &Value) {
  if (Value.is_string())
    return Value;
  if (!Value.is_array())
    return Value.dump();
  if (!Value.empty() && Value.front().is_object())
    return callListText(callListFromJson(Value));
  std::string Joined;
  for (const json &Item : Value)
    Joined += (Joined.empty() ? "" : ";") + Item.get<std::string>();
  return Joined;
}

static bool isPath(llvm::StringRef Check, llvm::StringRef Name) {
  const CheckInfo *Known = findCheck(Check);
  return Known && llvm::any_of(Known->Options, [&](const OptionInfo &Option) {
           return Option.Name == Name && Option.Type == "path";
         });
}

/// The file that a configuration in \p ConfigFile names.
static std::string pathBeside(llvm::StringRef ConfigFile,
                              const std::string &Named) {
  llvm::SmallString<256> Path(Named);
  if (!Path.empty())
    llvm::sys::path::make_absolute(llvm::sys::path::parent_path(ConfigFile),
                                   Path);
  return std::string(Path);
}

/// Line and column, from 1, of the byte at \p Offset.
static std::pair<unsigned, unsigned> placeOf(llvm::StringRef Text,
                                             size_t Offset) {
  llvm::StringRef Before = Text.take_front(Offset);
  const size_t LineStart = Before.rfind('\n') + 1;
  return {Before.count('\n') + 1, Before.size() - LineStart + 1};
}

static std::optional<json> parse(const std::string &Path,
                                 const std::string &Text,
                                 std::vector<ConfigError> &Errors) {
  try {
    return json::parse(Text);
  } catch (const json::parse_error &Error) {
    const auto [Line, Column] = placeOf(Text, Error.byte ? Error.byte - 1 : 0);
    llvm::StringRef What(Error.what());
    // The library's own prefix repeats the place.
    if (size_t Colon = What.find(": "); Colon != llvm::StringRef::npos)
      What = What.substr(Colon + 2);
    Errors.push_back({Path, Line, Column, "", "invalid JSON: " + What.str()});
    return std::nullopt;
  }
}

std::shared_ptr<const ProjectConfig>
ProjectConfig::load(llvm::StringRef PathName) {
  static std::mutex Guard;
  static std::map<std::string, std::shared_ptr<const ProjectConfig>> Loaded;
  const std::string Path = PathName.str();
  std::lock_guard Lock(Guard);
  std::shared_ptr<const ProjectConfig> &Slot = Loaded[Path];
  if (Slot)
    return Slot;

  auto Config = std::make_shared<ProjectConfig>();
  Config->AllFacts = builtInFacts();
  Slot = Config;
  if (Path.empty())
    return Slot;
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer) {
    Config->Errors.push_back(
        {Path, 0, 0, "", "cannot be read: " + Buffer.getError().message()});
    return Slot;
  }
  const std::string Text = (*Buffer)->getBuffer().str();
  const std::optional<json> Document = parse(Path, Text, Config->Errors);
  if (!Document)
    return Slot;
  Config->Errors = schemaViolations(*Document, Text, Path);
  if (!Config->Errors.empty())
    return Slot;

  const json Checks = Document->value("checks", json::object());
  for (const auto &[Check, Values] : Checks.items())
    for (const auto &[Name, Value] : Values.items()) {
      if (Name == "enabled")
        Config->Enabled[Check] = Value.get<bool>();
      else
        Config->Options[Check + "." + Name] =
            isPath(Check, Name) ? pathBeside(Path, Value) : optionText(Value);
    }
  if (Document->contains("facts")) {
    auto WithProject = std::make_shared<Facts>();
    for (const json &Model : json::parse(embeddedModels().str()))
      WithProject->addModel(Model);
    WithProject->addProject((*Document)["facts"]);
    Config->AllFacts = WithProject;
  }
  return Slot;
}

std::optional<llvm::StringRef>
ProjectConfig::option(llvm::StringRef Check, llvm::StringRef Option) const {
  auto It = Options.find((Check + "." + Option).str());
  if (It == Options.end())
    return std::nullopt;
  return llvm::StringRef(It->second);
}

std::optional<bool> ProjectConfig::enabled(llvm::StringRef Check) const {
  auto It = Enabled.find(Check);
  if (It == Enabled.end())
    return std::nullopt;
  return It->second;
}

} // namespace async_tidy
