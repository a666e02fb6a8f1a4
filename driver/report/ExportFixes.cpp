// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
namespace tooling = clang::tooling;

namespace async_tidy::driver {
namespace {

tooling::DiagnosticMessage messageAt(const Place &At, StringRef Text) {
  tooling::DiagnosticMessage Message(Text);
  Message.FilePath = At.Path;
  Message.FileOffset = At.Offset;
  return Message;
}

void addFix(tooling::DiagnosticMessage &Message, const Fix &X) {
  for (const Edit &E : X.Edits) {
    const tooling::Replacement R(E.Path, E.Offset, E.Length, E.Text);
    tooling::Replacements &Here = Message.Fix[E.Path];
    // Two #include lines at one place: their order says nothing.
    if (Error Conflict = Here.add(R)) {
      consumeError(std::move(Conflict));
      Here = Here.merge(tooling::Replacements(tooling::Replacement(
          E.Path, Here.getShiftedCodePosition(E.Offset), E.Length, E.Text)));
    }
  }
}

tooling::Diagnostic::Level levelOf(StringRef Severity) {
  if (Severity == "error")
    return tooling::Diagnostic::Error;
  return Severity == "warning" ? tooling::Diagnostic::Warning
                               : tooling::Diagnostic::Remark;
}

tooling::Diagnostic diagnosticOf(const Finding &F, StringRef Folder) {
  tooling::DiagnosticMessage Main = messageAt(F.At, F.Message);
  tooling::FileByteRange Range;
  Range.FilePath = F.At.Path;
  Range.FileOffset = F.At.Offset;
  Range.Length = F.At.EndColumn - F.At.Column;
  Main.Ranges.push_back(Range);
  for (const Fix &X : F.Fixes)
    if (X.Safe) {
      addFix(Main, X);
      break;
    }
  SmallVector<tooling::DiagnosticMessage, 1> Notes;
  for (const Note &N : F.Notes)
    Notes.push_back(messageAt(N.At, N.Message));
  return tooling::Diagnostic(F.Check, Main, Notes, levelOf(F.Severity), Folder);
}

} // namespace

void writeExportFixes(raw_ostream &OS, const ReportInput &Input) {
  tooling::TranslationUnitDiagnostics All;
  if (!Input.Result.LintedFiles.empty())
    All.MainSourceFile = Input.Result.LintedFiles.front();
  for (const Finding &F : Input.Result.Findings)
    All.Diagnostics.push_back(diagnosticOf(F, Input.Paths.currentFolder()));
  yaml::Output YAML(OS);
  YAML << All;
}

} // namespace async_tidy::driver
