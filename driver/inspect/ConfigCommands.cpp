// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ConfigCommands.h"
#include "ConfigOrigins.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "files/FileTexts.h"
#include "support/catalog/Catalog.h"
#include "support/facts/CallList.h"
#include "words/Suggestion.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <nlohmann/json.hpp>

using namespace llvm;
using Json = nlohmann::ordered_json;

namespace async_tidy::driver {
namespace {

constexpr StringLiteral TidyFileName = ".clang-tidy";

std::string inFolder(StringRef Folder, StringRef Name) {
  SmallString<256> Path(Folder);
  sys::path::append(Path, Name);
  return Path.str().str();
}

/// What holds for the file that \p Opts name. Where they name none or a folder,
/// for a source file in that folder, which need not exist.
Expected<ConfigOrigins> originsFor(const Options &Opts,
                                   const ProjectPaths &Paths) {
  if (Opts.Inputs.size() > 1)
    return createStringError("one file at a time");
  const std::string Path =
      Opts.Inputs.empty()
          ? Paths.currentFolder()
          : absolutePath(Opts.Inputs.front(), Paths.currentFolder());
  if (!sys::fs::exists(Path))
    return createStringError("no such file: '" + Opts.Inputs.front() + "'");
  return ConfigOrigins::of(
      sys::fs::is_directory(Path) ? inFolder(Path, "source.cpp") : Path, Opts,
      Paths);
}

/// The value as .async-tidy.json has it. What the option cannot take stays a
/// text.
Json valueOf(const OptionInfo &Option, const std::string &Text) {
  int Number = 0;
  if (Option.Type == "bool" && (Text == "true" || Text == "1"))
    return true;
  if (Option.Type == "bool" && (Text == "false" || Text == "0"))
    return false;
  if (Option.Type == "int" && !StringRef(Text).getAsInteger(10, Number))
    return Number;
  if (Option.Type == "call-list")
    return callListJson(parseCallList(Text));
  if (Option.Type != "string-list")
    return Text;
  Json List = Json::array();
  for (StringRef Item : split(Text, ';'))
    if (!Item.trim().empty())
      List.push_back(Item.trim().str());
  return List;
}

/// The options of our checks in a .clang-tidy that no check has.
Error verifyTidyFile(const std::string &Path, const ProjectPaths &Paths) {
  const std::string Text = textOnDisk(Path);
  const std::string Name = Paths.onScreen(Path);
  std::string Reason;
  const auto Parsed = clang::tidy::parseConfigurationWithDiags(
      MemoryBufferRef(Text, Name), [&](const SMDiagnostic &D) {
        Reason = Name + ":" + std::to_string(D.getLineNo()) +
                 ": error: " + D.getMessage().str();
      });
  if (!Parsed)
    return createStringError(Reason);
  std::vector<std::string> Given;
  for (const auto &Entry : Parsed->CheckOptions)
    if (Entry.getKey().starts_with("async-"))
      Given.push_back(Entry.getKey().str());
  llvm::sort(Given);
  Error All = Error::success();
  for (const StringRef Key : Given) {
    const auto [CheckName, OptionName] = Key.split('.');
    Expected<const CheckInfo *> Check = checkNamed(CheckName);
    std::string Mistake;
    if (!Check) {
      Mistake = toString(Check.takeError());
    } else {
      const auto Names = map_to_vector(
          (*Check)->Options, [](const OptionInfo &O) { return O.Name; });
      if (is_contained(Names, OptionName))
        continue;
      Mistake = ("unknown option '" + Key + "'").str() +
                suggestion(OptionName, Names);
    }
    All = joinErrors(std::move(All),
                     createStringError(Name + ": error: " + Mistake));
  }
  return All;
}

Error verifyFile(const std::string &Path, const ProjectPaths &Paths,
                 raw_ostream &OS) {
  Error All = Error::success();
  if (sys::path::filename(Path) == TidyFileName)
    All = verifyTidyFile(Path, Paths);
  else
    for (const ConfigError &E : ProjectConfig::load(Path)->errors()) {
      ConfigError Shown = E;
      Shown.File = Paths.onScreen(E.File);
      All = joinErrors(std::move(All), createStringError(Shown.str()));
    }
  if (!All)
    OS << Paths.onScreen(Path) << ": no mistakes\n";
  return All;
}

} // namespace

Error showConfig(const Options &Opts, const ProjectPaths &Paths,
                 raw_ostream &OS) {
  Expected<ConfigOrigins> Origins = originsFor(Opts, Paths);
  if (!Origins)
    return Origins.takeError();
  Json Document = Json::object();
  if (!Origins->ConfigFile.empty())
    Document = Json::parse(textOnDisk(Origins->ConfigFile));
  Json &Checks = Document["checks"] = Json::object();
  for (const CheckOrigin &Origin : Origins->Checks) {
    Json &Check = Checks[Origin.Check->Name.str()] = Json::object();
    Check["enabled"] = Origin.Runs;
    for (const OptionOrigin &O : Origin.Options)
      Check[O.Option->Name.str()] = valueOf(*O.Option, O.Value);
  }
  OS << Document.dump(2) << '\n';
  return Error::success();
}

Error explainConfig(const Options &Opts, const ProjectPaths &Paths,
                    raw_ostream &OS) {
  if (Opts.Inputs.empty())
    return createStringError("'config explain' needs a file");
  Expected<ConfigOrigins> Origins = originsFor(Opts, Paths);
  if (!Origins)
    return Origins.takeError();
  OS << Opts.Inputs.front() << '\n'
     << "configuration: "
     << (Origins->ConfigFile.empty() ? "none"
                                     : Paths.onScreen(Origins->ConfigFile));
  for (const std::string &TidyFile : Origins->TidyFiles)
    OS << ", options of checks in " << Paths.onScreen(TidyFile);
  OS << '\n';
  for (const CheckOrigin &Origin : Origins->Checks) {
    OS << '\n'
       << Origin.Check->Name << ": " << (Origin.Runs ? "on" : "off") << " ("
       << Origin.Why << ")\n";
    for (const OptionOrigin &O : Origin.Options)
      OS << "  " << O.Option->Name << " = "
         << (O.Value.empty() ? "nothing" : O.Value) << " (" << O.From << ")\n";
  }
  return Error::success();
}

Error verifyConfig(const Options &Opts, const ProjectPaths &Paths,
                   raw_ostream &OS) {
  std::vector<std::string> Files;
  for (const std::string &Input : Opts.Inputs) {
    Files.push_back(absolutePath(Input, Paths.currentFolder()));
    if (!sys::fs::is_regular_file(Files.back()))
      return createStringError("no such file: '" + Input + "'");
  }
  if (Opts.Inputs.empty()) {
    const std::string Here = inFolder(Paths.currentFolder(), "source.cpp");
    if (std::string Found = ProjectConfig::findFor(Here); !Found.empty())
      Files.push_back(std::move(Found));
    for (StringRef At = Paths.currentFolder(); !At.empty();
         At = sys::path::parent_path(At))
      if (std::string Found = inFolder(At, TidyFileName);
          sys::fs::is_regular_file(Found))
        Files.push_back(std::move(Found));
    if (Files.empty())
      OS << "no " << ConfigFileName << " and no " << TidyFileName
         << " here or above: defaults hold\n";
  }
  Error All = Error::success();
  for (const std::string &File : Files)
    All = joinErrors(std::move(All), verifyFile(File, Paths, OS));
  return All;
}

Error initConfig(const ProjectPaths &Paths, raw_ostream &OS) {
  const std::string Path = inFolder(Paths.currentFolder(), ConfigFileName);
  std::error_code EC;
  raw_fd_ostream File(Path, EC, sys::fs::CD_CreateNew);
  if (EC == std::errc::file_exists)
    return createStringError("'" + Paths.onScreen(Path) + "' exists already");
  if (EC)
    return createStringError("cannot write '" + Path + "': " + EC.message());
  const Json Document = {{"$schema", Json::parse(configSchema())["$id"]},
                         {"checks", Json::object()},
                         {"facts", Json::object()},
                         {"suppressions", Json::array()}};
  File << Document.dump(2) << '\n';
  File.close();
  if (File.has_error()) {
    EC = File.error();
    File.clear_error();
    return createStringError("cannot write '" + Path + "': " + EC.message());
  }
  OS << Paths.onScreen(Path) << ": made; docs/configuration.md tells what can "
     << "stand in it\n";
  return Error::success();
}

} // namespace async_tidy::driver
