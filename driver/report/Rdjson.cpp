// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "files/SourceLines.h"
#include "options/OwnRules.h"
#include "words/JsonText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

Json position(unsigned Line, unsigned Column) {
  return {{"line", Line}, {"column", Column}};
}

Json location(const Place &At, const ProjectPaths &Paths) {
  return {{"path", Paths.inReport(At.Path)},
          {"range",
           {{"start", position(At.Line, At.Column)},
            {"end", position(At.EndLine, At.EndColumn)}}}};
}

/// What a review can offer to accept: edits of the finding's own file.
Json suggestions(const Finding &F, SourceTexts &Sources) {
  Json All = Json::array();
  const SourceLines Lines(Sources.text(F.At.Path));
  for (const Fix &X : F.Fixes) {
    if (any_of(X.Edits, [&](const Edit &E) { return E.Path != F.At.Path; }))
      continue;
    for (const Edit &E : X.Edits) {
      const auto [Line, Column] = Lines.at(E.Offset);
      const auto [EndLine, EndColumn] = Lines.at(E.Offset + E.Length);
      All.push_back({{"range",
                      {{"start", position(Line, Column)},
                       {"end", position(EndLine, EndColumn)}}},
                     {"text", E.Text}});
    }
    break;
  }
  return All;
}

Json diagnostic(const Finding &F, const ReportInput &Input) {
  const CheckInfo *Check = findRule(F.Check);
  Json Related = Json::array();
  for (const Note *N : stepsOf(F))
    if (!N->At.Path.empty())
      Related.push_back({{"message", N->Message},
                         {"location", location(N->At, Input.Paths)}});
  Json Result = {{"message", F.Message},
                 {"location", location(F.At, Input.Paths)},
                 {"severity", StringSwitch<StringRef>(F.Severity)
                                  .Case("error", "ERROR")
                                  .Case("warning", "WARNING")
                                  .Default("INFO")},
                 {"code",
                  {{"value", F.Check},
                   {"url", Check ? Check->Url : StringRef(ProductUrl)}}}};
  if (Json Offered = suggestions(F, Input.Sources); !Offered.empty())
    Result["suggestions"] = std::move(Offered);
  if (!Related.empty())
    Result["related_locations"] = std::move(Related);
  return Result;
}

} // namespace

void writeRdjson(raw_ostream &OS, const ReportInput &Input) {
  Json Diagnostics = Json::array();
  for (const Finding &F : Input.Result.Findings)
    Diagnostics.push_back(diagnostic(F, Input));
  OS << jsonText({{"source", {{"name", "async-tidy"}, {"url", ProductUrl}}},
                  {"diagnostics", std::move(Diagnostics)}})
     << '\n';
}

} // namespace async_tidy::driver
