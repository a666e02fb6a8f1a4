// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "options/OwnRules.h"
#include "support/catalog/Catalog.h"
#include "words/JsonText.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr int ReportVersion = 1;

class Writer {
public:
  explicit Writer(const ProjectPaths &Paths) : Paths(Paths) {}

  Json report(const RunResult &Result) const {
    Json Findings = Json::array(), Suppressed = Json::array(),
         Failures = Json::array();
    for (const Finding &F : Result.Findings)
      Findings.push_back(finding(F));
    for (const Finding &F : Result.Suppressed)
      Suppressed.push_back(finding(F));
    for (const UnitFailure &F : Result.Failures)
      Failures.push_back({{"path", Paths.inReport(F.Path)},
                          {"reason", F.Reason},
                          {"message", F.Message}});
    return {{"version", ReportVersion},
            {"tool",
             {{"name", "async-tidy"},
              {"version", productVersion()},
              {"llvm", LLVM_VERSION_STRING}}},
            {"summary", summary(Result)},
            {"interrupted", Result.Interrupted},
            {"findings", std::move(Findings)},
            {"suppressed", std::move(Suppressed)},
            {"failures", std::move(Failures)}};
  }

  Json line(const Finding &F) const {
    Json Result = {{"type", "finding"}};
    Result.update(finding(F));
    return Result;
  }

  Json lastLine(const RunResult &Result) const {
    Json Line = {{"type", "summary"}};
    Line.update(report(Result));
    Line.erase("findings");
    return Line;
  }

private:
  static Json summary(const RunResult &Result) {
    Json BySeverity = {{"error", 0}, {"warning", 0}, {"note", 0}};
    std::map<std::string, unsigned> ByCheck;
    for (const Finding &F : Result.Findings) {
      BySeverity[F.Severity] = BySeverity[F.Severity].get<unsigned>() + 1;
      ++ByCheck[F.Check];
    }
    return {{"units", Result.Units},
            {"failed", Result.Failures.size()},
            {"notLinted", Result.NotLinted.size()},
            {"seconds", Result.Seconds},
            {"findings", Result.Findings.size()},
            {"suppressed", Result.Suppressed.size()},
            {"preexisting", Result.Preexisting.size()},
            {"bySeverity", std::move(BySeverity)},
            {"byCheck", ByCheck},
            {"droppedFlags", Result.DroppedFlags}};
  }

  void addPlace(Json &Object, const Place &At) const {
    Object["path"] = Paths.inReport(At.Path);
    Object["line"] = At.Line;
    Object["column"] = At.Column;
    Object["endLine"] = At.EndLine;
    Object["endColumn"] = At.EndColumn;
  }

  Json fix(const Fix &X) const {
    Json Edits = Json::array();
    for (const Edit &E : X.Edits)
      Edits.push_back({{"path", Paths.inReport(E.Path)},
                       {"offset", E.Offset},
                       {"length", E.Length},
                       {"text", E.Text}});
    Json Result = {{"applicability", X.Safe ? "safe" : "unsafe"}};
    if (!X.Title.empty())
      Result["title"] = X.Title;
    Result["edits"] = std::move(Edits);
    return Result;
  }

  Json finding(const Finding &F) const {
    Json Result = {{"check", F.Check},
                   {"kind", F.Kind},
                   {"tier", F.Tier},
                   {"severity", F.Severity},
                   {"message", F.Message}};
    addPlace(Result, F.At);
    Result["fingerprint"] = F.Fingerprint;
    Result["function"] = F.Function;
    if (F.InTests)
      Result["inTests"] = true;
    if (F.Incomplete)
      Result["incomplete"] = true;
    if (F.Fixed)
      Result["fixed"] = true;
    if (F.Silence)
      Result["suppression"] = {
          {"by", F.Silence->By == Suppression::Source::Comment ? "comment"
                                                               : "path-rule"},
          {"reason", F.Silence->Reason}};
    Json Notes = Json::array(), Fixes = Json::array();
    for (const Note &N : F.Notes) {
      Json &Object = Notes.emplace_back(Json{{"message", N.Message}});
      if (!N.At.Path.empty())
        addPlace(Object, N.At);
    }
    for (const Fix &X : F.Fixes)
      Fixes.push_back(fix(X));
    if (F.Root) {
      Json &Root = Result["root"] = Json::object();
      addPlace(Root, F.Root->At);
      Root["fingerprint"] = F.Root->Fingerprint;
    }
    Result["notes"] = std::move(Notes);
    Result["fixes"] = std::move(Fixes);
    const CheckInfo *Check = findRule(F.Check);
    Result["url"] = Check ? Check->Url : StringRef();
    return Result;
  }

  const ProjectPaths &Paths;
};

} // namespace

void writeJson(raw_ostream &OS, const ReportInput &Input) {
  OS << jsonText(Writer(Input.Paths).report(Input.Result)) << '\n';
}

void writeJsonLines(raw_ostream &OS, const ReportInput &Input) {
  const Writer Lines(Input.Paths);
  for (const Finding &F : Input.Result.Findings)
    OS << jsonText(Lines.line(F), /*Indent=*/-1) << '\n';
  OS << jsonText(Lines.lastLine(Input.Result), /*Indent=*/-1) << '\n';
}

void listChecksAsJson(raw_ostream &OS) {
  Json Checks = Json::array();
  for (const CheckInfo &Check : checkCatalog()) {
    Json Options = Json::array();
    for (const OptionInfo &Option : Check.Options)
      Options.push_back({{"name", Option.Name},
                         {"type", Option.Type},
                         {"default", Option.Default},
                         {"summary", Option.Summary}});
    Checks.push_back({{"name", Check.Name},
                      {"group", Check.Group},
                      {"tier", tierName(Check.Level)},
                      {"fix", Check.Fix},
                      {"summary", Check.Summary},
                      {"since", Check.Since},
                      {"url", Check.Url},
                      {"options", std::move(Options)}});
  }
  OS << jsonText({{"version", ReportVersion}, {"checks", std::move(Checks)}})
     << '\n';
}

} // namespace async_tidy::driver
