// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ResultArchive.h"
#include "support/catalog/Catalog.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <nlohmann/json.hpp>

using namespace llvm;
using Json = nlohmann::json;

namespace async_tidy::driver {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(JobOutcome, How, Output, ErrorText, Reason,
                                   Seconds)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Shard, Index, Count)

namespace {

/// Of the file's form; others are not read.
constexpr StringLiteral Format = "async-tidy-results-2";

std::string programName() {
  return (productVersion() + ", " + clang::getClangFullVersion()).str();
}

Json optionalJson(const std::optional<JobOutcome> &Outcome) {
  return Outcome ? Json(*Outcome) : Json();
}

std::optional<JobOutcome> optionalOutcome(const Json &Value) {
  if (Value.is_null())
    return std::nullopt;
  return Value.get<JobOutcome>();
}

/// Puts \p New in place of the folder \p Old in all texts that are paths
/// below it.
void moveRoot(Json &Value, StringRef Old, StringRef New) {
  if (Value.is_structured()) {
    for (Json &Item : Value)
      moveRoot(Item, Old, New);
  } else if (Value.is_binary() && !Value.get_binary().empty()) {
    // It is itself serialized.
    std::vector<std::uint8_t> &Bytes = Value.get_binary();
    Json Inner = Json::from_msgpack(Bytes);
    moveRoot(Inner, Old, New);
    Bytes = Json::to_msgpack(Inner);
  } else if (Value.is_string()) {
    std::string &Text = Value.get_ref<std::string &>();
    if (StringRef Rest = Text;
        Rest.consume_front(Old) && (Rest.empty() || Rest.starts_with("/")))
      Text = (New + Rest).str();
  }
}

/// What a unit gave is itself serialized.
void moveRootInReport(std::optional<JobOutcome> &Outcome, StringRef Old,
                      StringRef New) {
  if (!Outcome || Outcome->Output.empty())
    return;
  Json Report = Json::from_msgpack(Outcome->Output);
  moveRoot(Report, Old, New);
  Outcome->Output.clear();
  Json::to_msgpack(Report, Outcome->Output);
}

RecordedUnit unitFrom(const Json &Value, StringRef Old, StringRef New) {
  Json Named = {Value.at("path"), Value.at("config")};
  RecordedUnit U;
  U.Checks = Value.at("checks");
  U.Outcome = optionalOutcome(Value.at("outcome"));
  U.Earlier = optionalOutcome(Value.at("earlier"));
  if (Old != New) {
    moveRoot(Named, Old, New);
    moveRootInReport(U.Outcome, Old, New);
    moveRootInReport(U.Earlier, Old, New);
  }
  U.Path = Named[0];
  U.ConfigFile = Named[1];
  return U;
}

Expected<ResultArchive> readOne(const std::string &Path,
                                const ProjectPaths &Paths) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(
      Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return createStringError("cannot read '" + Path +
                             "': " + Buffer.getError().message());
  const StringRef Bytes = (*Buffer)->getBuffer();
  try {
    const Json File = Json::from_msgpack(Bytes.begin(), Bytes.end());
    if (File.at("format") != Format.str())
      return createStringError("'" + Path + "' holds no results of async-tidy");
    if (File.at("program") != programName())
      return createStringError("'" + Path + "' was written by async-tidy " +
                               File.at("program").get<std::string>() +
                               ", this is " + programName());
    const std::string Root = File.at("root");
    ResultArchive Result;
    Result.Part = File.at("shard");
    Result.CoversDatabase = File.at("coversDatabase");
    Result.HasEarlier = File.at("hasEarlier");
    for (const Json &Value : File.at("units"))
      Result.Units.push_back(unitFrom(Value, Root, Paths.root()));
    return Result;
  } catch (const Json::exception &) {
    return createStringError("'" + Path + "' holds no results of async-tidy");
  }
}

} // namespace

std::string ResultArchive::serialize(const ProjectPaths &Paths) const {
  Json List = Json::array();
  for (const RecordedUnit &U : Units)
    List.push_back({{"path", U.Path},
                    {"config", U.ConfigFile},
                    {"checks", U.Checks},
                    {"outcome", optionalJson(U.Outcome)},
                    {"earlier", optionalJson(U.Earlier)}});
  const Json File = {{"format", Format.str()},
                     {"program", programName()},
                     {"root", Paths.root()},
                     {"shard", Part},
                     {"coversDatabase", CoversDatabase},
                     {"hasEarlier", HasEarlier},
                     {"units", std::move(List)}};
  std::string Bytes;
  Json::to_msgpack(File, Bytes);
  return Bytes;
}

Expected<ResultArchive> ResultArchive::readAll(ArrayRef<std::string> Files,
                                               const ProjectPaths &Paths) {
  std::map<Shard, std::string> FileOf;
  // As one run would have them, as what several units saw is the first one's:
  // by path, the commands of one file in their order.
  std::map<std::string, std::vector<RecordedUnit>> UnitsOf;
  ResultArchive All;
  All.CoversDatabase = All.HasEarlier = true;
  for (const std::string &Path : Files) {
    Expected<ResultArchive> Read = readOne(Path, Paths);
    if (!Read)
      return Read.takeError();
    if (const auto [It, New] = FileOf.try_emplace(Read->Part, Path); !New)
      return createStringError("'" + It->second + "' and '" + Path +
                               "' are results of the same shard");
    if (FileOf.begin()->first.Count != Read->Part.Count)
      return createStringError("'" + FileOf.begin()->second + "' and '" + Path +
                               "' divide the units differently");
    All.CoversDatabase &= Read->CoversDatabase;
    All.HasEarlier &= Read->HasEarlier;
    for (RecordedUnit &U : Read->Units)
      UnitsOf[U.Path].push_back(std::move(U));
  }
  if (FileOf.empty())
    return createStringError("'report merge' needs the files that "
                             "'--write-results' has written");
  const unsigned Count = FileOf.begin()->first.Count;
  for (unsigned I = 1; I <= Count; ++I)
    if (!FileOf.contains({I, Count}))
      return createStringError("the results of shard " + Twine(I) + "/" +
                               Twine(Count) + " are missing");
  for (auto &[Path, Units] : UnitsOf)
    llvm::move(Units, std::back_inserter(All.Units));
  return All;
}

} // namespace async_tidy::driver
