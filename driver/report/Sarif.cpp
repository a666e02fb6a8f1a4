// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LineHash.h"
#include "Report.h"
#include "files/SourceLines.h"
#include "options/OwnRules.h"
#include "support/catalog/Catalog.h"
#include "words/JsonText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr StringLiteral RootName = "%SRCROOT%";

/// \p Path with all but the characters that URIs leave alone in hexadecimal.
std::string percentEncoded(StringRef Path) {
  std::string Result;
  for (unsigned char C : Path) {
    if (isAlnum(C) || StringRef("-._~/").contains(C))
      Result += C;
    else
      Result += "%" + utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  }
  return Result;
}

StringRef precisionOf(Tier T) {
  switch (T) {
  case Tier::Bug:
    return "very-high";
  case Tier::Risk:
    return "high";
  case Tier::Opinion:
    return "medium";
  }
  llvm_unreachable("all tiers have a precision");
}

/// The page without the comments that mark its generated part.
std::string helpText(StringRef Page) {
  std::string Result;
  for (StringRef Line : split(Page, '\n'))
    if (!Line.starts_with("<!--"))
      Result += (Line + "\n").str();
  return StringRef(Result).rtrim().str();
}

Json message(StringRef Text) { return {{"text", Text}}; }

/// An array of one. Braces around one value would be ambiguous.
Json only(Json Value) {
  Json Array = Json::array();
  Array.push_back(std::move(Value));
  return Array;
}

Json ruleOf(const CheckInfo &Check) {
  const std::string Help = helpText(Check.Page);
  const StringRef Severity = severityOf(Check.Level);
  return {{"id", Check.Name},
          {"shortDescription", message(Check.Summary)},
          {"fullDescription", message(Check.Summary)},
          {"helpUri", Check.Url},
          {"help", {{"text", Help}, {"markdown", Help}}},
          {"defaultConfiguration", {{"level", Severity}}},
          {"properties",
           {{"tags", {"async", "coroutines", Check.Group}},
            {"precision", precisionOf(Check.Level)},
            {"problem.severity",
             Severity == "note" ? StringRef("recommendation") : Severity}}}};
}

/// What is computed once for each file.
struct SourceFile {
  explicit SourceFile(StringRef Text)
      : Lines(Text), Hashes(primaryLocationLineHashes(Text)) {}

  SourceLines Lines;
  std::vector<std::string> Hashes;
};

class Writer {
public:
  explicit Writer(const ReportInput &Input)
      : Paths(Input.Paths), Sources(Input.Sources),
        WithSuppressed(Input.WithSuppressed) {
    for (ArrayRef<CheckInfo> Rules : {checkCatalog(), ownRules()})
      for (const CheckInfo &Rule : Rules)
        RuleIndex.try_emplace(Rule.Name, RuleIndex.size());
  }

  Json log(const RunResult &Result) {
    Json Rules = Json::array(), Results = Json::array();
    for (ArrayRef<CheckInfo> Known : {checkCatalog(), ownRules()})
      for (const CheckInfo &Rule : Known)
        Rules.push_back(ruleOf(Rule));
    // Against an earlier state, a log says of every result what became of it.
    for (const Finding &F : Result.Findings) {
      Json &One = Results.emplace_back(result(F));
      if (Result.ComparesWithEarlier)
        One["baselineState"] = "new";
    }
    for (const Finding &F : Result.Preexisting)
      Results.emplace_back(result(F))["baselineState"] = "unchanged";
    if (WithSuppressed)
      for (const Finding &F : Result.Suppressed)
        Results.push_back(result(F));
    Json Run = {{"tool",
                 {{"driver",
                   {{"name", "async-tidy"},
                    {"version", productVersion()},
                    {"semanticVersion", productVersion()},
                    {"informationUri", ProductUrl},
                    {"rules", std::move(Rules)}}}}},
                {"automationDetails", {{"id", "async-tidy/"}}},
                {"invocations", only(invocation(Result))},
                {"originalUriBaseIds",
                 {{RootName,
                   {{"uri", folderUri(Paths.root())},
                    {"description", message("The project's root.")}}}}},
                {"columnKind", "utf16CodeUnits"},
                {"results", std::move(Results)}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", only(std::move(Run))}};
  }

private:
  static std::string folderUri(StringRef Folder) {
    return "file://" + percentEncoded(Folder) +
           (Folder.ends_with("/") ? "" : "/");
  }

  SourceFile &fileOf(const std::string &Path) {
    const auto It = Files.find(Path);
    if (It != Files.end())
      return It->second;
    return Files.try_emplace(Path, Sources.text(Path)).first->second;
  }

  Json artifact(StringRef Path) const {
    const std::string InReport = Paths.inReport(Path);
    if (sys::path::is_absolute(InReport))
      return {{"uri", "file://" + percentEncoded(InReport)}};
    return {{"uri", percentEncoded(InReport)}, {"uriBaseId", RootName}};
  }

  /// The column in the unit that columnKind names.
  unsigned column(const std::string &Path, unsigned Line, unsigned Column) {
    return utf16Length(fileOf(Path).Lines.line(Line).take_front(Column - 1)) +
           1;
  }

  Json region(const Place &At) {
    return {{"startLine", At.Line},
            {"startColumn", column(At.Path, At.Line, At.Column)},
            {"endLine", At.EndLine},
            {"endColumn", column(At.Path, At.EndLine, At.EndColumn)}};
  }

  Json physical(const Place &At) {
    const StringRef Line = fileOf(At.Path).Lines.line(At.Line);
    return {{"artifactLocation", artifact(At.Path)},
            {"region", region(At)},
            {"contextRegion",
             {{"startLine", At.Line}, {"snippet", {{"text", Line}}}}}};
  }

  Json location(const Place &At, StringRef Text) {
    return {{"physicalLocation", physical(At)}, {"message", message(Text)}};
  }

  Json fix(const Fix &X) {
    Json Changes = Json::array();
    for (ArrayRef<Edit> Rest = X.Edits; !Rest.empty();) {
      const std::string &Path = Rest.front().Path;
      Json Replacements = Json::array();
      for (; !Rest.empty() && Rest.front().Path == Path;
           Rest = Rest.drop_front())
        Replacements.push_back(replacement(Rest.front()));
      Changes.push_back({{"artifactLocation", artifact(Path)},
                         {"replacements", std::move(Replacements)}});
    }
    return {{"description",
             message(X.Title.empty() ? StringRef("safe fix") : X.Title)},
            {"artifactChanges", std::move(Changes)}};
  }

  Json replacement(const Edit &E) {
    const SourceLines &Lines = fileOf(E.Path).Lines;
    const auto [Line, Column] = Lines.at(E.Offset);
    const auto [EndLine, EndColumn] = Lines.at(E.Offset + E.Length);
    return {{"deletedRegion",
             {{"startLine", Line},
              {"startColumn", column(E.Path, Line, Column)},
              {"endLine", EndLine},
              {"endColumn", column(E.Path, EndLine, EndColumn)}}},
            {"insertedContent", message(E.Text)}};
  }

  Json result(const Finding &F) {
    Json Primary = {{"physicalLocation", physical(F.At)}};
    if (!F.Function.empty())
      Primary["logicalLocations"] =
          only({{"fullyQualifiedName", F.Function}, {"kind", "function"}});
    Json Result = {{"ruleId", F.Check}};
    if (const auto It = RuleIndex.find(F.Check); It != RuleIndex.end())
      Result["ruleIndex"] = It->second;
    Result["level"] = F.Severity;
    Result["message"] = message(F.Message);
    Result["locations"] = only(std::move(Primary));
    addChain(Result, F);
    if (!F.Fixes.empty())
      for (Json &Fixes = Result["fixes"] = Json::array();
           const Fix &X : F.Fixes)
        Fixes.push_back(fix(X));
    const std::vector<std::string> &Hashes = fileOf(F.At.Path).Hashes;
    Json &Fingerprints = Result["partialFingerprints"] = Json::object();
    if (F.At.Line <= Hashes.size())
      Fingerprints["primaryLocationLineHash"] = Hashes[F.At.Line - 1];
    Fingerprints["asyncTidy/v1"] = F.Fingerprint;
    if (F.Root)
      Fingerprints["asyncTidyRoot/v1"] = F.Root->Fingerprint;
    if (F.Silence)
      Result["suppressions"] = only(suppression(*F.Silence));
    return Result;
  }

  static Json suppression(const Suppression &S) {
    Json Object = {{"kind", S.By == Suppression::Source::Comment ? "inSource"
                                                                 : "external"}};
    if (!S.Reason.empty())
      Object["justification"] = S.Reason;
    return Object;
  }

  void addChain(Json &Result, const Finding &F) {
    Json Steps = only({{"location", location(F.At, F.Message)}});
    Json Related = Json::array();
    for (const Note *N : stepsOf(F)) {
      if (N->At.Path.empty())
        continue;
      Json At = location(N->At, N->Message);
      Steps.push_back({{"location", At}});
      At["id"] = Related.size() + 1;
      Related.push_back(std::move(At));
    }
    if (Related.empty())
      return;
    Result["relatedLocations"] = std::move(Related);
    Result["codeFlows"] =
        only({{"threadFlows", only({{"locations", std::move(Steps)}})}});
  }

  Json invocation(const RunResult &Result) {
    Json Notifications = Json::array();
    for (const UnitFailure &F : Result.Failures)
      Notifications.push_back(
          {{"descriptor", {{"id", F.Reason}}},
           {"level", "error"},
           {"message", message(F.Message)},
           {"locations", only({{"physicalLocation",
                                {{"artifactLocation", artifact(F.Path)}}}})}});
    Json Object = {
        {"executionSuccessful",
         Result.Failures.empty() && Result.NotLinted.empty()},
        {"workingDirectory", {{"uri", folderUri(Paths.currentFolder())}}}};
    if (!Notifications.empty())
      Object["toolExecutionNotifications"] = std::move(Notifications);
    return Object;
  }

  const ProjectPaths &Paths;
  SourceTexts &Sources;
  /// GitHub's code scanning shows them as if they were not suppressed.
  bool WithSuppressed;
  StringMap<size_t> RuleIndex;
  std::map<std::string, SourceFile> Files;
};

} // namespace

void writeSarif(raw_ostream &OS, const ReportInput &Input) {
  OS << jsonText(Writer(Input).log(Input.Result)) << '\n';
}

} // namespace async_tidy::driver
