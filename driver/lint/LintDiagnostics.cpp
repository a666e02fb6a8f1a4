// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LintDiagnostics.h"
#include "support/catalog/Catalog.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {

// clang-tidy looks for the comment where the macros that the code comes
// from are written, and where they are used.
static std::vector<SourceLine> linesOf(SourceLocation At,
                                       const SourceManager &Sources) {
  std::vector<SourceLine> Lines;
  while (true) {
    const SourceLocation Spelled = Sources.getSpellingLoc(At);
    Lines.push_back({Sources.getFilename(Spelled).str(),
                     Sources.getSpellingLineNumber(Spelled)});
    if (!At.isMacroID())
      return Lines;
    At = Sources.getImmediateExpansionRange(At).getBegin();
  }
}

LintDiagnostics::LintDiagnostics(tidy::ClangTidyContext &Context,
                                 StringRef HeaderFilter)
    : ClangTidyDiagnosticConsumer(Context, /*ExternalDiagEngine=*/nullptr,
                                  /*RemoveIncompatibleErrors=*/false),
      Context(Context), HeaderFilter(HeaderFilter) {}

void LintDiagnostics::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                       const Diagnostic &Info) {
  const unsigned Before = Context.getStats().ErrorsIgnoredNOLINT;
  ClangTidyDiagnosticConsumer::HandleDiagnostic(Level, Info);
  if (Context.getStats().ErrorsIgnoredNOLINT != Before)
    keep(Info);
}

void LintDiagnostics::keep(const Diagnostic &Info) {
  const std::string Check = Context.getCheckName(Info.getID());
  if (!findCheck(Check) || !Info.getLocation().isValid())
    return;
  const SourceManager &Sources = Info.getSourceManager();
  const SourceLocation At = Sources.getFileLoc(Info.getLocation());
  if (Sources.isInSystemHeader(At) ||
      (!Sources.isInMainFile(At) &&
       !HeaderFilter.match(Sources.getFilename(At))))
    return;
  SmallString<128> Message;
  Info.FormatDiagnostic(Message);
  tidy::ClangTidyError Error(Check, tooling::Diagnostic::Warning,
                             Context.getCurrentBuildDirectory(),
                             /*IsWarningAsError=*/false);
  Error.Message = tooling::DiagnosticMessage(Message, Sources, At);
  Kept.push_back({std::move(Error), linesOf(Info.getLocation(), Sources)});
}

} // namespace async_tidy::driver
