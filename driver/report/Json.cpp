// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "support/Catalog.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/raw_ostream.h"
#include <nlohmann/json.hpp>

using namespace llvm;

namespace async_tidy::driver {
namespace {

using Json = nlohmann::ordered_json;

constexpr int ReportVersion = 1;

// Sources need not be UTF-8; JSON must be.
std::string text(const Json &Value) {
  return Value.dump(2, ' ', /*ensure_ascii=*/false,
                    Json::error_handler_t::replace);
}

class Writer {
public:
  explicit Writer(const ProjectPaths &Paths) : Paths(Paths) {}

  Json report(const RunResult &Result) const {
    Json Findings = Json::array(), Failures = Json::array();
    for (const Finding &F : Result.Findings)
      Findings.push_back(finding(F));
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
            {"failures", std::move(Failures)}};
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
            {"notLinted", Result.NotLinted},
            {"seconds", Result.Seconds},
            {"findings", Result.Findings.size()},
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
    if (F.Incomplete)
      Result["incomplete"] = true;
    if (F.Fixed)
      Result["fixed"] = true;
    Json Notes = Json::array(), Fixes = Json::array();
    for (const Note &N : F.Notes) {
      Json &Object = Notes.emplace_back(Json{{"message", N.Message}});
      if (!N.At.Path.empty())
        addPlace(Object, N.At);
    }
    for (const Fix &X : F.Fixes)
      Fixes.push_back(fix(X));
    Result["notes"] = std::move(Notes);
    Result["fixes"] = std::move(Fixes);
    const CheckInfo *Check = findCheck(F.Check);
    Result["url"] = Check ? Check->Url : StringRef();
    return Result;
  }

  const ProjectPaths &Paths;
};

} // namespace

void writeJson(raw_ostream &OS, const RunResult &Result,
               const ProjectPaths &Paths) {
  OS << text(Writer(Paths).report(Result)) << '\n';
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
  OS << text({{"version", ReportVersion}, {"checks", std::move(Checks)}})
     << '\n';
}

} // namespace async_tidy::driver
