// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Markup.h"
#include "Report.h"
#include "SourceExcerpt.h"
#include "Summary.h"
#include "files/SourceLines.h"
#include "options/OwnRules.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr StringLiteral Style =
#include "page.css.inc"
    ;
constexpr StringLiteral Script =
#include "page.js.inc"
    ;

/// Lines shown before and after the finding's own.
constexpr unsigned ContextLines = 2;

std::string checkLink(StringRef Check) {
  const CheckInfo *Info = findRule(Check);
  const std::string Name = escapeMarkup(Check);
  return Info
             ? formatv("<a href=\"{0}\">{1}</a>", escapeMarkup(Info->Url), Name)
                   .str()
             : Name;
}

class Page {
public:
  Page(raw_ostream &OS, const ReportInput &Input)
      : OS(OS), Result(Input.Result), Paths(Input.Paths),
        Sources(Input.Sources) {
    for (const Finding &F : Result.Findings)
      ++ByCheck[F.Check];
  }

  void write() {
    OS << "<!doctype html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n"
          "<title>async-tidy</title>\n<style>\n"
       << Style << "</style>\n</head>\n<body>\n<h1>async-tidy</h1>\n"
       << "<p class=\"summary\">" << escapeMarkup(summaryOf(Result))
       << "</p>\n";
    writeChecks();
    writeFailures();
    writeFilters();
    OS << "<main>\n";
    for (ArrayRef<Finding> Rest = Result.Findings; !Rest.empty();) {
      const std::string &Path = Rest.front().At.Path;
      const ArrayRef<Finding> Here =
          Rest.take_while([&](const Finding &F) { return F.At.Path == Path; });
      writeFile(Path, Here);
      Rest = Rest.drop_front(Here.size());
    }
    OS << "</main>\n<script>\n" << Script << "</script>\n</body>\n</html>\n";
  }

private:
  void writeChecks() {
    if (ByCheck.empty())
      return;
    OS << "<table>\n<tr><th>check</th><th>findings</th><th></th></tr>\n";
    for (const auto &[Check, Count] : ByCheck) {
      const CheckInfo *Info = findRule(Check);
      OS << formatv("<tr><td><a href=\"#\" data-only=\"{0}\">{0}</a></td>"
                    "<td class=\"number\">{1}</td><td>{2}</td></tr>\n",
                    escapeMarkup(Check), Count,
                    escapeMarkup(Info ? Info->Summary : StringRef()));
    }
    OS << "</table>\n";
  }

  void writeFailures() {
    if (Result.Failures.empty())
      return;
    OS << "<table>\n<tr><th>not linted</th><th>reason</th></tr>\n";
    for (const UnitFailure &F : Result.Failures)
      OS << formatv("<tr><td>{0}</td><td>{1}: {2}</td></tr>\n",
                    escapeMarkup(Paths.inReport(F.Path)), F.Reason,
                    escapeMarkup(F.Message));
    OS << "</table>\n";
  }

  // Without a script that filters, the bar stays out of sight.
  void writeFilters() {
    OS << "<form class=\"filters\" hidden onsubmit=\"return false\">\n"
          "<input type=\"search\" placeholder=\"Words in path, message or "
          "source\" aria-label=\"Words to look for\">\n";
    for (StringRef Severity : {"error", "warning", "note"})
      OS << formatv("<label><input type=\"checkbox\" value=\"{0}\" checked> "
                    "{0}</label>\n",
                    Severity);
    OS << "<select name=\"check\" aria-label=\"Check\">"
          "<option value=\"\">all checks</option>";
    for (const auto &[Check, Count] : ByCheck)
      OS << "<option>" << escapeMarkup(Check) << "</option>";
    OS << "</select>\n<select name=\"order\" aria-label=\"Group by\">"
          "<option value=\"path\">by file</option>"
          "<option value=\"check\">by check</option></select>\n"
          "<span class=\"shown\"></span>\n</form>\n";
  }

  void writeFile(const std::string &Path, ArrayRef<Finding> Findings) {
    OS << formatv(
        "<section>\n<h2>{0} <span class=\"count\">({1})</span></h2>\n",
        escapeMarkup(Paths.inReport(Path)), Findings.size());
    for (const Finding &F : Findings)
      writeFinding(F);
    OS << "</section>\n";
  }

  void writeFinding(const Finding &F) {
    const std::string Path = escapeMarkup(Paths.inReport(F.At.Path));
    OS << formatv("<article id=\"{0}\" class=\"{1}\" data-severity=\"{1}\" "
                  "data-check=\"{2}\" data-path=\"{3}\">\n",
                  F.Fingerprint, F.Severity, escapeMarkup(F.Check), Path)
       << formatv("<div class=\"head\"><span class=\"severity\">{0}</span>"
                  "{1}<a class=\"place\" href=\"#{2}\">{3}:{4}:{5}</a>",
                  F.Severity, checkLink(F.Check), F.Fingerprint, Path,
                  F.At.Line, F.At.Column);
    if (!F.Function.empty())
      OS << "<span class=\"function\">" << escapeMarkup(F.Function)
         << "</span>";
    OS << "</div>\n<p>" << escapeMarkup(F.Message) << "</p>\n";
    writeExcerpt(F.At, ContextLines);
    writeSteps(F);
    for (const Fix &X : F.Fixes)
      writeFix(X);
    OS << "</article>\n";
  }

  void writeExcerpt(const Place &At, unsigned Context) {
    const SourceLines Lines(Sources.text(At.Path));
    if (At.Line == 0 || At.Line > Lines.count())
      return;
    OS << "<pre>";
    const unsigned First = At.Line > Context ? At.Line - Context : 1;
    const unsigned Last = std::min(At.Line + Context, Lines.count());
    for (unsigned Line = First; Line <= Last; ++Line) {
      const StringRef Text = Lines.line(Line);
      OS << "<span class=\"number\">" << Line << "</span>";
      if (Line == At.Line)
        OS << escapeMarkup(Text.take_front(At.Column - 1)) << "<mark>"
           << escapeMarkup(Text.slice(At.Column - 1, At.EndColumn - 1))
           << "</mark>"
           << escapeMarkup(Text.drop_front(
                  std::min<size_t>(At.EndColumn - 1, Text.size())));
      else
        OS << escapeMarkup(Text);
      OS << '\n';
    }
    OS << "</pre>\n";
  }

  void writeSteps(const Finding &F) {
    const std::vector<const Note *> Steps = stepsOf(F);
    if (Steps.empty())
      return;
    OS << "<ol class=\"chain\">\n";
    for (const Note *N : Steps) {
      OS << "<li>" << escapeMarkup(N->Message);
      if (!N->At.Path.empty()) {
        OS << formatv(" <span class=\"place\">{0}:{1}:{2}</span>\n",
                      escapeMarkup(Paths.inReport(N->At.Path)), N->At.Line,
                      N->At.Column);
        writeExcerpt(N->At, /*Context=*/0);
      }
      OS << "</li>\n";
    }
    OS << "</ol>\n";
  }

  void writeFix(const Fix &X) {
    OS << "<details><summary>" << (X.Safe ? "fix (safe)" : "fix (unsafe)")
       << (X.Title.empty() ? "" : ": ") << escapeMarkup(X.Title)
       << "</summary>\n<pre>";
    for (ArrayRef<Edit> Rest = X.Edits; !Rest.empty();) {
      const std::string &Path = Rest.front().Path;
      const ArrayRef<Edit> Here =
          Rest.take_while([&](const Edit &E) { return E.Path == Path; });
      std::string Diff;
      raw_string_ostream Plain(Diff);
      printDiff(Plain, Sources.text(Path), Here);
      for (StringRef Line : split(StringRef(Diff).rtrim('\n'), '\n'))
        OS << "<span class=\""
           << (Line.ltrim().drop_while(isDigit).starts_with(" -") ? "removed"
                                                                  : "added")
           << "\">" << escapeMarkup(Line) << "</span>";
      Rest = Rest.drop_front(Here.size());
    }
    OS << "</pre></details>\n";
  }

  raw_ostream &OS;
  const RunResult &Result;
  const ProjectPaths &Paths;
  SourceTexts &Sources;
  std::map<std::string, unsigned> ByCheck;
};

} // namespace

void writeHtml(raw_ostream &OS, const ReportInput &Input) {
  Page(OS, Input).write();
}

} // namespace async_tidy::driver
