// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitLinter.h"
#include "EnabledChecks.h"
#include "FindingBuilder.h"
#include "LintDiagnostics.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "support/check/FindingLog.h"
#include "support/check/UnitWalk.h"
#include "support/facts/ProjectConfig.h"
#include "units/SystemBodies.h"
#include "units/UnitFiles.h"
#include "units/UnitParse.h"
#include "workers/HugePages.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

/// Options of checks come from .clang-tidy files too; which checks run does
/// not.
class UnitOptionsProvider : public tidy::FileOptionsProvider {
public:
  using FileOptionsProvider::FileOptionsProvider;

  std::vector<OptionsSource> getRawOptions(StringRef FileName) override {
    std::vector<OptionsSource> Sources =
        FileOptionsProvider::getRawOptions(FileName);
    // The first are the defaults and the last the command line's.
    for (OptionsSource &Source :
         MutableArrayRef(Sources).drop_front().drop_back()) {
      tidy::ClangTidyOptions OnlyCheckOptions;
      OnlyCheckOptions.CheckOptions = std::move(Source.first.CheckOptions);
      Source.first = std::move(OnlyCheckOptions);
    }
    return Sources;
  }
};

/// Which headers are the project's own the parent knows.
std::string reportedHeaders(const Options &Opts) {
  return Opts.HeaderFilter.empty() ? ".*" : Opts.HeaderFilter;
}

std::unique_ptr<tidy::ClangTidyOptionsProvider>
makeOptionsProvider(const LintPlan &Plan, const Options &Opts) {
  tidy::ClangTidyOptions Own;
  Own.Checks = "-*," + join(Plan.Checks, ",");
  Own.WarningsAsErrors = "";
  Own.HeaderFilterRegex = reportedHeaders(Opts);
  Own.SystemHeaders = false;
  Own.CheckOptions[ConfigFileOption] = StringRef(Plan.ConfigFile);
  Own.CheckOptions[WholeProgramOption] = "true";
  return std::make_unique<UnitOptionsProvider>(
      tidy::ClangTidyGlobalOptions(), tidy::ClangTidyOptions::getDefaults(),
      std::move(Own));
}

/// Seconds of processor time that the process has taken.
double processorSeconds() {
  sys::TimePoint<> Now;
  std::chrono::nanoseconds User, System;
  sys::Process::GetTimeUsage(Now, User, System);
  return std::chrono::duration<double>(User + System).count();
}

/// What is learned of a unit beside its diagnostics.
struct RecordedFacts {
  /// The time when the unit was parsed, and its templates instantiated.
  double ParsedAt = 0;
  std::vector<std::string> Files;
  std::vector<std::string> SystemFiles;
  std::vector<FindingRecord> Findings;
  ProgramRecord Functions;
};

/// Shows the checks what stands in the project's own files only: walking over
/// the system headers would load all of a shared prefix.
class LintConsumer : public ASTConsumer {
public:
  LintConsumer(std::vector<std::unique_ptr<AsyncCheck>> Checks,
               RecordedFacts &Recorded)
      : Checks(std::move(Checks)), Recorded(Recorded) {}

  bool shouldSkipFunctionBody(Decl *D) override { return needsNoBody(*D); }

  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    for (Decl *D : Group)
      if (!isInSystemHeader(*D))
        Own.push_back(D);
    return true;
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    Recorded.ParsedAt = processorSeconds();
    Context.setTraversalScope(Own);
    showUnit(Checks, Context);
    if (std::optional<FindingLog> Log = takeFindingLog(Context)) {
      Recorded.Findings = std::move(Log->Findings);
      Recorded.Functions = std::move(Log->Functions);
    }
  }

private:
  const std::vector<std::unique_ptr<AsyncCheck>> Checks;
  std::vector<Decl *> Own;
  RecordedFacts &Recorded;
};

class LintAction : public ASTFrontendAction {
public:
  LintAction(tidy::ClangTidyContext &Context, RecordedFacts &Recorded)
      : Context(Context), Recorded(Recorded) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    collectFiles(Compiler, Recorded.Files, &Recorded.SystemFiles);
    Context.setSourceManager(&Compiler.getSourceManager());
    Context.setCurrentFile(File);
    Context.setASTContext(&Compiler.getASTContext());
    // All are for C++.
    std::vector<std::unique_ptr<AsyncCheck>> Checks;
    if (Compiler.getLangOpts().CPlusPlus)
      Checks = enabledChecks(Context);
    return std::make_unique<LintConsumer>(std::move(Checks), Recorded);
  }

private:
  tidy::ClangTidyContext &Context;
  RecordedFacts &Recorded;
};

/// What the files of a shared prefix are called says nothing to later runs.
std::vector<std::string> absolutePaths(ArrayRef<std::string> Files,
                                       StringRef Folder, const LintPlan &Plan) {
  const StringRef PrefixFolder = sys::path::parent_path(Plan.Prefix);
  std::vector<std::string> Result;
  for (const std::string &File : Files) {
    std::string Path = absolutePath(File, Folder);
    if (PrefixFolder.empty() || !StringRef(Path).starts_with(PrefixFolder))
      Result.push_back(std::move(Path));
  }
  return Result;
}

void fail(UnitReport &Report, StringRef Reason, const Twine &Message) {
  Report.Failure = Reason.str();
  Report.FailureMessage = Message.str();
}

UnitReport runChecks(const UnitParse &Parse, const Unit &U,
                     const LintPlan &Plan, const Options &Opts,
                     const FileTexts &Instead) {
  const std::string &Folder = U.Command.Directory;
  tidy::ClangTidyContext Context(makeOptionsProvider(Plan, Opts));
  Context.setCurrentBuildDirectory(Folder);
  LintDiagnostics Consumer(Context, reportedHeaders(Opts));
  auto DiagOpts = std::make_unique<DiagnosticOptions>();
  DiagnosticsEngine Diags(DiagnosticIDs::create(), *DiagOpts, &Consumer,
                          /*ShouldOwnClient=*/false);
  Context.setDiagnosticsEngine(std::move(DiagOpts), &Diags);

  RecordedFacts Recorded;
  const double Start = processorSeconds();
  const IntrusiveRefCntPtr<vfs::FileSystem> Disk =
      fileSystemWith(Instead, Folder);
  Parse.run(std::make_unique<LintAction>(Context, Recorded), Disk, &Consumer);

  UnitReport Report;
  Report.Files = absolutePaths(Recorded.Files, Folder, Plan);
  Report.SystemFiles = absolutePaths(Recorded.SystemFiles, Folder, Plan);
  Report.Functions = pack(std::exchange(Recorded.Functions, {}));
  FindingBuilder Builder(Folder, *Disk, std::move(Recorded.Findings));
  std::vector<tidy::ClangTidyError> Errors = Consumer.take();
  Builder.addWords(Errors);
  // One goes as the other comes: there may be many.
  for (tidy::ClangTidyError &Error : Errors)
    Builder.add(tidy::ClangTidyError(std::move(Error)));
  for (LintDiagnostics::Silenced &S : Consumer.takeSilenced())
    Builder.addSilenced(S.Error, std::move(S.Lines));
  Builder.finish(Report);
  // The parent makes a note of it.
  if (Opts.Verbose && Recorded.ParsedAt != 0)
    errs() << U.Path << ": parsed in "
           << format("%.3f", Recorded.ParsedAt - Start) << " s, checked in "
           << format("%.3f", processorSeconds() - Recorded.ParsedAt) << " s\n";
  return Report;
}

} // namespace

UnitReport lintUnit(const Unit &U, const LintPlan &Plan, const Options &Opts,
                    const FileTexts &Instead) {
  backHeapByHugePages();
  const std::string &Folder = U.Command.Directory;
  UnitReport Report;
  UnitParse Parse(U, Opts);
  if (const std::error_code EC = Parse.folderError()) {
    fail(Report, "bad-command",
         "cannot enter the folder '" + Folder +
             "' of its compile command: " + EC.message());
  } else if (!Parse) {
    fail(Report, "bad-command", Parse.commandError());
  } else {
    std::string &Prefix =
        Parse.invocation().getPreprocessorOpts().ImplicitPCHInclude;
    Prefix = Plan.Prefix;
    Report = runChecks(Parse, U, Plan, Opts, Instead);
    // What does not parse with a prefix may be the prefix's fault.
    if (!Prefix.empty() && !Report.Failure.empty()) {
      Prefix.clear();
      Report = runChecks(Parse, U, Plan, Opts, Instead);
    }
  }
  Report.DroppedFlags = Parse.droppedFlags();
  return Report;
}

} // namespace async_tidy::driver
