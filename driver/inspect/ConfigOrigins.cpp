// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConfigOrigins.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "files/FileTexts.h"
#include "support/facts/JsonPlaces.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// A .async-tidy.json and where its values stand.
class ConfigText {
public:
  ConfigText(const std::string &Path, const ProjectPaths &Paths)
      : Name(Paths.onScreen(Path)),
        Places(Path.empty() ? std::string() : textOnDisk(Path)) {}

  /// "file:line" of a key of \p Check.
  std::string placeOf(StringRef Check, StringRef Key) const {
    const auto [Line, Column] = Places.find({"checks", Check.str(), Key.str()});
    return Name + ":" + std::to_string(Line);
  }

private:
  std::string Name;
  JsonPlaces Places;
};

struct TidyValue {
  std::string Value;
  std::string From;
};

/// The options in the .clang-tidy files that hold for \p SourceFile.
StringMap<TidyValue> tidyValues(const std::string &SourceFile,
                                const ProjectPaths &Paths,
                                std::vector<std::string> &Files) {
  using namespace clang::tidy;
  FileOptionsProvider Provider({}, ClangTidyOptions::getDefaults(),
                               ClangTidyOptions::getDefaults());
  StringMap<TidyValue> Values;
  // The first are the defaults and the last the command line's.
  const auto Sources = Provider.getRawOptions(SourceFile);
  for (const auto &[Given, From] : ArrayRef(Sources).drop_front().drop_back()) {
    Files.push_back(From);
    for (const auto &Entry : Given.CheckOptions)
      Values[Entry.getKey()] = {Entry.getValue().Value, Paths.onScreen(From)};
  }
  return Values;
}

std::string reasonFor(const CheckInfo &Check, const ProjectConfig &Config,
                      const CheckSelection &Selection,
                      const ConfigText &Places) {
  if (const StringRef Glob = Selection.decider(Check); !Glob.empty())
    return ("'" + Glob + "' in --checks").str();
  if (Config.enabled(Check.Name))
    return Places.placeOf(Check.Name, "enabled");
  return Check.Level == Tier::Opinion ? "default, as it is an opinion"
                                      : "default";
}

} // namespace

Expected<ConfigOrigins> ConfigOrigins::of(const std::string &SourceFile,
                                          const Options &Opts,
                                          const ProjectPaths &Paths) {
  Expected<CheckSelection> Selection = CheckSelection::parse(Opts.Checks);
  if (!Selection)
    return Selection.takeError();
  ConfigOrigins Result;
  Result.ConfigFile =
      Opts.ConfigFile.empty()
          ? ProjectConfig::findFor(SourceFile)
          : absolutePath(Opts.ConfigFile, Paths.currentFolder());
  const auto Config = ProjectConfig::load(Result.ConfigFile);
  Error Mistakes = Error::success();
  for (const ConfigError &E : Config->errors())
    Mistakes = joinErrors(std::move(Mistakes), createStringError(E.str()));
  if (Mistakes)
    return std::move(Mistakes);

  const StringMap<TidyValue> InTidy =
      tidyValues(SourceFile, Paths, Result.TidyFiles);
  const ConfigText Places(Result.ConfigFile, Paths);
  const std::vector<std::string> Enabled = Selection->enabled(*Config);
  for (const CheckInfo &Check : checkCatalog()) {
    CheckOrigin &Origin = Result.Checks.emplace_back();
    Origin.Check = &Check;
    Origin.Runs = is_contained(Enabled, Check.Name);
    Origin.Why = reasonFor(Check, *Config, *Selection, Places);
    for (const OptionInfo &Option : Check.Options) {
      if (const auto It = InTidy.find((Check.Name + "." + Option.Name).str());
          It != InTidy.end())
        Origin.Options.push_back({&Option, It->second.Value, It->second.From});
      else if (const auto Value = Config->option(Check.Name, Option.Name))
        Origin.Options.push_back(
            {&Option, Value->str(), Places.placeOf(Check.Name, Option.Name)});
      else
        Origin.Options.push_back({&Option, Option.Default.str(), "default"});
    }
  }
  return Result;
}

} // namespace async_tidy::driver
