// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ResultCache.h"
#include "support/program/ContentHash.h"
#include "support/program/KeptProgram.h"
#include "support/program/PackedReader.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/MsgPackWriter.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <nlohmann/json.hpp>

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// Of an entry's form. Others are not read.
constexpr StringLiteral Format = "async-tidy-result-2";
/// One command can see several states of the files: before and after a change,
/// one branch and another.
constexpr size_t MostStates = 4;
constexpr size_t ChecksumLength = 32;

/// Fields that no text can run together.
std::string joined(ArrayRef<std::string> Fields) {
  std::string Result;
  for (const std::string &Field : Fields)
    Result += std::to_string(Field.size()) + ":" + Field;
  return Result;
}

/// A state of the files, and what the unit gave in it.
struct State {
  std::vector<std::pair<std::string, std::string>> FileHashes;
  std::string Report;
};

/// Empty where there is no entry or it is damaged.
std::vector<State> readEntry(StringRef Path) {
  const std::string Text = textOnDisk(Path);
  const StringRef Rest =
      StringRef(Text).drop_front(std::min<size_t>(ChecksumLength, Text.size()));
  if (Text.size() < ChecksumLength ||
      contentHash(Rest) != StringRef(Text).take_front(ChecksumLength))
    return {};
  try {
    PackedReader Reader(Rest);
    std::vector<State> States;
    // What a file says of its own length is not taken at its word.
    for (size_t Count = Reader.array(); Count != 0; --Count) {
      State &S = States.emplace_back();
      // The report, and two for each file.
      for (size_t Left = Reader.array(); Left > 1; Left -= 2) {
        std::string Path = Reader.text().str();
        S.FileHashes.emplace_back(std::move(Path), Reader.text().str());
      }
      S.Report = Reader.text().str();
    }
    return States;
  } catch (const nlohmann::json::exception &) {
    return {};
  }
}

void writeEntry(StringRef Path, const std::vector<State> &States) {
  std::string Bytes;
  raw_string_ostream Stream(Bytes);
  msgpack::Writer Writer(Stream);
  Writer.writeArraySize(States.size());
  for (const State &S : States) {
    Writer.writeArraySize(1 + 2 * S.FileHashes.size());
    for (const auto &[File, Hash] : S.FileHashes) {
      Writer.write(StringRef(File));
      Writer.write(StringRef(Hash));
    }
    Writer.write(MemoryBufferRef(S.Report, ""));
  }
  replaceFile(Path, contentHash(Bytes) + Bytes);
}

std::string programHash() {
  std::vector<std::string> Fields = {Format.str(),
                                     contentHash(textOnDisk("/proc/self/exe")),
                                     clang::getClangFullVersion()};
  for (StringRef Name : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH",
                         "COMPILER_PATH", "GCC_EXEC_PREFIX", "SDKROOT"})
    Fields.push_back(sys::Process::GetEnv(Name).value_or(std::string()));
  return contentHash(joined(Fields));
}

} // namespace

std::string ResultCache::folderFor(const Options &Opts) {
  return Opts.Cache == CacheMode::Off ? std::string()
         : !Opts.CacheFolder.empty()  ? Opts.CacheFolder
                                      : defaultCacheFolder();
}

ResultCache::ResultCache(const Options &Opts)
    : Opts(Opts), Folder(folderFor(Opts)) {
  if (Folder.empty())
    return;
  if (Opts.Cache == CacheMode::ReadWrite &&
      sys::fs::create_directories(Folder)) {
    Folder.clear();
    return;
  }
  Common = programHash();
}

std::string ResultCache::hashOf(const std::string &Path,
                                const FileTexts &Instead) {
  if (const auto It = Instead.find(Path); It != Instead.end())
    return contentHash(It->second);
  const auto [It, New] = Hashes.try_emplace(Path);
  if (New)
    It->second =
        sys::fs::exists(Path) ? contentHash(textOnDisk(Path)) : std::string();
  return It->second;
}

// Options of checks may stand in any .clang-tidy upward.
const std::string &ResultCache::settingsAround(StringRef SourceFile) {
  const StringRef Folder = sys::path::parent_path(SourceFile);
  if (const auto It = Settings.find(Folder); It != Settings.end())
    return It->second;
  std::string Texts;
  for (StringRef At = Folder; !At.empty(); At = sys::path::parent_path(At))
    Texts += textOnDisk(At + "/.clang-tidy") + '\0';
  return Settings[Folder] = std::move(Texts);
}

std::string ResultCache::keyOf(const Unit &U, const LintPlan &Plan) {
  const std::string Config =
      Plan.ConfigFile.empty() ? std::string() : textOnDisk(Plan.ConfigFile);
  const std::string &Around = settingsAround(U.Path);
  return contentHash(joined(
      {Common, U.Path, U.Command.Directory, joined(U.Command.CommandLine),
       joined(Plan.Checks), Plan.ConfigFile, Config, Around, Opts.HeaderFilter,
       joined(Opts.ExtraArgs), joined(Opts.ExtraArgsBefore)}));
}

// pruneCache() knows its files by this prefix.
std::string ResultCache::entryPath(StringRef Key) const {
  SmallString<256> Path(Folder);
  sys::path::append(Path, "llvmcache-" + Key);
  return Path.str().str();
}

std::optional<std::string> ResultCache::find(const Unit &U,
                                             const LintPlan &Plan,
                                             const FileTexts &Instead) {
  if (Folder.empty())
    return std::nullopt;
  for (State &S : readEntry(entryPath(keyOf(U, Plan))))
    if (all_of(S.FileHashes, [&](const auto &File) {
          return hashOf(File.first, Instead) == File.second;
        }))
      return std::move(S.Report);
  return std::nullopt;
}

void ResultCache::store(const Unit &U, const LintPlan &Plan,
                        const FileTexts &Instead, const UnitReport &Report,
                        const std::string &Bytes, sys::TimePoint<> Start) {
  if (Folder.empty() || Opts.Cache != CacheMode::ReadWrite ||
      !Report.Failure.empty())
    return;
  const std::string Key = keyOf(U, Plan);
  State New;
  for (const std::vector<std::string> *Files :
       {&Report.Files, &Report.SystemFiles})
    for (const std::string &Path : *Files) {
      sys::fs::file_status Status;
      if (!Instead.contains(Path) &&
          (sys::fs::status(Path, Status) ||
           Status.getLastModificationTime() >= Start))
        return;
      New.FileHashes.emplace_back(Path, hashOf(Path, Instead));
    }
  New.Report = Bytes;
  const std::string Path = entryPath(Key);
  std::vector<State> States = readEntry(Path);
  erase_if(States,
           [&](const State &Old) { return Old.FileHashes == New.FileHashes; });
  States.insert(States.begin(), std::move(New));
  States.resize(std::min(States.size(), MostStates));
  writeEntry(Path, States);
}

void ResultCache::prune() {
  if (Folder.empty() || Opts.Cache != CacheMode::ReadWrite)
    return;
  CachePruningPolicy Policy;
  Policy.Interval = std::chrono::seconds(0);
  Policy.Expiration = std::chrono::hours(24 * 30);
  Policy.MaxSizePercentageOfAvailableSpace = 0;
  Policy.MaxSizeFiles = 0;
  Policy.MaxSizeBytes = Opts.CacheBytes;
  pruneCache(Folder, Policy);
}

} // namespace async_tidy::driver
