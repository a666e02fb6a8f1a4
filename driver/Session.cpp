// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Session.h"
#include "changes/BaselineCommands.h"
#include "changes/NewFindings.h"
#include "cli/CiSystem.h"
#include "cli/CommandLine.h"
#include "findings/RootFingerprints.h"
#include "fixes/FixApplier.h"
#include "inspect/ConfigCommands.h"
#include "inspect/Doctor.h"
#include "options/OwnRules.h"
#include "report/ReportSet.h"
#include "report/Summary.h"
#include "run/Analysis.h"
#include "support/catalog/Catalog.h"
#include "suppression/Suppressions.h"
#include "units/CompileCommands.h"
#include "words/Plural.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

std::string currentFolder() {
  SmallString<256> Folder;
  sys::fs::current_path(Folder);
  return Folder.str().str();
}

class Session {
public:
  explicit Session(Options Given)
      : Opts(std::move(Given)), Paths(currentFolder()),
        Log(Opts.Quiet,
            wantsColors(Opts.Color, sys::Process::StandardErrIsDisplayed())),
        Work(Opts, Paths, Texts, Log), Sources(Texts), Reports(Opts.Color) {}

  ExitCode lint() {
    const auto Start = std::chrono::steady_clock::now();
    if (Opts.MaxTime.count())
      Opts.Deadline = Start + Opts.MaxTime;
    if (!prepare())
      return ExitCode::Usage;
    Linted = std::chrono::system_clock::now();
    noteInterrupts();
    if (Error E = findAll()) {
      Log.errors(std::move(E));
      return ExitCode::Internal;
    }
    if (Opts.writesBaseline())
      return writeBaseline();
    Result.Seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
            .count();
    const bool Written = fixAndReport();
    summarize();
    return exitCode(Written);
  }

  /// Tells on \p OS of the line that is asked about.
  Expected<ExitCode> tell(raw_ostream &OS) {
    const std::string Path =
        Paths.canonical(absolutePath(Opts.Inputs.front(), currentFolder()));
    Opts.What = Options::Action::Lint;
    Opts.Inputs.clear();
    Opts.Formats.clear();
    if (!prepare())
      return ExitCode::Usage;
    noteInterrupts();
    Work.askAbout(Path, Opts.AskedLine);
    if (Error E = findAll())
      return std::move(E);
    if (Work.answers().empty())
      return createStringError("no function that starts, calls or awaits "
                               "anything stands at or before that line");
    for (const PathNote &Step : Work.answers())
      OS << Paths.onScreen(Step.At.File.str()) << ':' << Step.At.Line << ':'
         << Step.At.Column << ": " << Step.Text << '\n';
    return ExitCode::Clean;
  }

private:
  bool prepare() {
    Expected<CheckSelection> Selection = CheckSelection::parse(Opts.Checks);
    if (!Selection)
      return reject(Selection.takeError());
    if (!Opts.ConfigFile.empty()) {
      if (!sys::fs::exists(Opts.ConfigFile))
        return reject(
            createStringError("no such file: '" + Opts.ConfigFile + "'"));
      Opts.ConfigFile = absolutePath(Opts.ConfigFile, Paths.currentFolder());
    }
    std::vector<std::string> Notes;
    if (Opts.What == Options::Action::MergeResults) {
      if (!takeResults())
        return false;
    } else {
      Expected<UnitList> Units = collectUnits(Opts, Paths);
      if (!Units)
        return reject(Units.takeError());
      Notes = std::move(Units->Notes);
      CoversDatabase = Opts.Inputs.empty() && !Opts.ChangedOnly;
      if (!Work.plan(std::move(Units->Units), *Selection))
        return false;
    }
    if (Error E = readEarlier())
      return reject(std::move(E));
    if (!Opts.writesBaseline())
      if (Error E = openReports())
        return reject(std::move(E));
    for (const std::string &Note : Notes)
      Log.note(Note);
    if (Opts.Part.Count > 1 && !ResultsTarget)
      Log.note("what rests on functions in other shards is not seen; "
               "--write-results and 'report merge' join them");
    return true;
  }

  /// Takes what other runs have written for this one to report.
  bool takeResults() {
    Expected<ResultArchive> Read = ResultArchive::readAll(Opts.Inputs, Paths);
    if (!Read)
      return reject(Read.takeError());
    CoversDatabase = Read->CoversDatabase;
    HasEarlierResults = Read->HasEarlier;
    return Work.recall(std::move(Read->Units));
  }

  bool reject(Error E) {
    Log.errors(std::move(E));
    return false;
  }

  /// Reads what findings are held against.
  Error readEarlier() {
    if (!Opts.Baseline.empty() &&
        Opts.What != Options::Action::CreateBaseline) {
      Expected<Baseline> Read = Baseline::read(Opts.Baseline);
      if (!Read)
        return Read.takeError();
      Known = std::move(*Read);
    }
    Expected<std::optional<ChangeSet>> Read = changesFor(Opts, Paths, Texts);
    if (!Read)
      return Read.takeError();
    Changes = std::move(*Read);
    if (Changes && !HasEarlierResults)
      return createStringError(
          "the results do not tell what was found before the change; write "
          "them with the same '--new-from-...' option");
    return Error::success();
  }

  Error findAll() {
    if (Opts.ChangedOnly && Opts.What != Options::Action::MergeResults)
      if (Error E = narrowToChange(*Changes, Opts, Work, Paths))
        return E;
    if (Opts.Part.Count > 1)
      Work.restrictTo(Opts.Part);
    else if (CoversDatabase)
      Work.setIsWhole();
    if (ResultsTarget || Changes)
      Work.keepOutputs();
    if (Error E = Work.run(Result))
      return E;
    setRootFingerprints(Result.Findings, Sources, Paths);
    Suppressions Silent(Opts, Paths, Sources);
    Silent.apply(Result);
    if (Changes && Changes->HasBefore && !Result.Interrupted)
      if (Error E = keepNewFindings(Result, *Changes, Opts, Work, Paths, Log))
        return E;
    Result.Interrupted |= interrupted();
    judgeComments(Silent);
    if (Known && !Opts.writesBaseline())
      dropKnown(Result, *Known);
    return Error::success();
  }

  /// Whether nothing was left out that a unit of the project could say.
  bool sawAll() const {
    return CoversDatabase && Opts.Part.Count == 1 && Result.Failures.empty() &&
           Result.NotLinted.empty();
  }

  void judgeComments(Suppressions &Silent) {
    const bool SawAll = sawAll();
    if (Opts.ReportUnusedSuppressions && !SawAll)
      Log.note("unused suppressions are looked for in complete runs over the "
               "whole compile database only");
    std::vector<std::string> Files = Work.files();
    if (Changes)
      erase_if(Files, [&](const std::string &Path) {
        return !Changes->Changed.contains(Path);
      });
    Silent.judgeComments(Result, Files, Opts.ReportUnusedSuppressions && SawAll,
                         Work.checksEverywhere());
  }

  Error openReports() {
    const bool Merged = !Opts.ResultsFile.empty();
    if (Opts.Formats.empty() && !Opts.PrintDiff && !Merged)
      Opts.Formats.push_back(
          {sys::Process::StandardOutIsDisplayed() ? "full" : "concise",
           std::string()});
    if (Opts.DetectCi && !Opts.PrintDiff && !Merged)
      addReportsOfCi(Opts.Formats);
    if (Error E = Reports.open(Opts.Formats))
      return E;
    if (Error E = openFile(Opts.FactsFile, FactsTarget))
      return E;
    return openFile(Opts.ResultsFile, ResultsTarget);
  }

  static Error openFile(StringRef Path, std::optional<OutputFile> &Target) {
    if (Path.empty())
      return Error::success();
    Expected<OutputFile> File = OutputFile::open(Path);
    if (!File)
      return File.takeError();
    Target.emplace(std::move(*File));
    return Error::success();
  }

  /// Reports show the sources as they were, so they are rendered before the
  /// fixes are written.
  bool fixAndReport() {
    FixPlan Plan;
    if ((Opts.ApplyFixes || Opts.PrintDiff) && !Result.Interrupted)
      Plan =
          planFixes(Result.Findings, {Opts.ApplyUnsafeFixes, Opts.FormatStyle},
                    Linted, Paths);
    if (Opts.PrintDiff)
      return reportWithDiff(Plan);
    const ReportInput Input{Result, Paths, Sources,
                            !(Opts.DetectCi && isOnGithub())};
    Reports.render(Input);
    bool Done = true;
    if (Error E = applyFixes(Plan)) {
      Done = reject(std::move(E));
      Plan = FixPlan();
      for (Finding &F : Result.Findings)
        F.Fixed = false;
      Reports.render(Input);
    }
    if (Error E = Reports.write())
      Done = reject(std::move(E));
    if (FactsTarget)
      if (Error E = FactsTarget->write(Work.facts()))
        Done = reject(std::move(E));
    if (ResultsTarget)
      if (Error E = ResultsTarget->write(archive().serialize(Paths)))
        Done = reject(std::move(E));
    for (const std::string &Line : Plan.Skipped)
      Log.note(Line);
    if (Plan.Applied)
      Log.plain("fixed " + plural(Plan.Applied, "finding") + " in " +
                plural(Plan.Files.size(), "file"));
    return Done;
  }

  ResultArchive archive() const {
    return {Opts.Part, CoversDatabase, Changes && Changes->HasBefore,
            Work.record()};
  }

  bool reportWithDiff(const FixPlan &Plan) {
    for (Finding &F : Result.Findings)
      F.Fixed = false;
    Reports.render({Result, Paths, Sources});
    Error All = Reports.write();
    Expected<OutputFile> Stdout = OutputFile::open("");
    if (Stdout)
      All = joinErrors(std::move(All), Stdout->write(patchOf(Plan, Paths)));
    else
      All = joinErrors(std::move(All), Stdout.takeError());
    for (const std::string &Line : Plan.Skipped)
      Log.note(Line);
    return All ? reject(std::move(All)) : true;
  }

  ExitCode writeBaseline() {
    if (Result.Interrupted)
      return ExitCode::Interrupted;
    Expected<bool> Fresh =
        updateBaseline(Opts, Result, Known.value_or(Baseline()), Paths, Log,
                       /*SawAll=*/sawAll());
    if (!Fresh) {
      Log.errors(Fresh.takeError());
      return ExitCode::Internal;
    }
    if (!Result.Failures.empty())
      return ExitCode::Incomplete;
    return *Fresh ? ExitCode::Clean : ExitCode::Findings;
  }

  void summarize() {
    for (const auto &[Flag, Count] : Result.DroppedFlags)
      Log.note("dropped '" + Flag + "', which clang does not know, in " +
               plural(Count, "unit"));
    for (const UnitFailure &F : Result.Failures)
      Log.error(Paths.onScreen(F.Path) + ": " + F.Reason + ": " + F.Message);
    constexpr size_t Named = 10;
    for (const std::string &Path : ArrayRef(Result.NotLinted).take_front(Named))
      Log.note("not linted: " + Paths.onScreen(Path));
    if (Result.NotLinted.size() > Named)
      Log.note("and " + plural(Result.NotLinted.size() - Named, "unit") +
               " more");
    if (Opts.Statistics)
      Log.plain(statisticsOf(Result, Paths));
    Log.plain(summaryOf(Result));
  }

  /// Whether a finding can make the run fail: of a test only where that tests
  /// nothing.
  bool counts(const Finding &F) const {
    if (!F.InTests || Opts.Tests != TestsMode::Apart)
      return true;
    const FindingKind *Kind = findKind(F.Check, F.Kind);
    return Kind && Kind->CountsInTests;
  }

  ExitCode exitCode(bool Written) const {
    if (Result.Interrupted)
      return ExitCode::Interrupted;
    if (!Written)
      return ExitCode::Internal;
    if (!Result.Failures.empty() || !Result.NotLinted.empty())
      return ExitCode::Incomplete;
    const bool Fails = Opts.FailOn && !Opts.ExitZero && !ResultsTarget &&
                       any_of(Result.Findings, [&](const Finding &F) {
                         return !F.Fixed && counts(F) &&
                                severityFromName(F.Severity) >= *Opts.FailOn;
                       });
    return Fails ? ExitCode::Findings : ExitCode::Clean;
  }

  Options Opts;
  ProjectPaths Paths;
  Console Log;
  /// What is staged, where that is linted.
  FileTexts Texts;
  Analysis Work;
  SourceTexts Sources;
  ReportSet Reports;
  std::optional<Baseline> Known;
  std::optional<ChangeSet> Changes;
  std::optional<OutputFile> FactsTarget;
  std::optional<OutputFile> ResultsTarget;
  /// The inputs are all that the compile database has.
  bool CoversDatabase = false;
  /// Findings can be held against the code before a change.
  bool HasEarlierResults = true;
  RunResult Result;
  sys::TimePoint<> Linted;
};

/// Each line with "error: ", where it has no place with that word already.
void sayErrors(Error E) {
  handleAllErrors(std::move(E), [](const ErrorInfoBase &Info) {
    const std::string Line = Info.message();
    errs() << (StringRef(Line).contains(": error: ") ? "" : "error: ") << Line
           << '\n';
  });
}

ExitCode print(StringRef Text) {
  Expected<OutputFile> Stdout = OutputFile::open("");
  if (Error E = Stdout ? Stdout->write(Text) : Stdout.takeError()) {
    errs() << "error: " << toString(std::move(E)) << '\n';
    return ExitCode::Internal;
  }
  return ExitCode::Clean;
}

Expected<ExitCode> run(Options Opts) {
  const ProjectPaths Paths(currentFolder());
  if (Opts.isBaselineCommand() && Opts.Baseline.empty())
    Opts.Baseline = defaultBaseline(Paths);
  std::string Text;
  raw_string_ostream OS(Text);
  Error Failed = Error::success();
  switch (Opts.What) {
  case Options::Action::Lint:
  case Options::Action::MergeResults:
  case Options::Action::CreateBaseline:
  case Options::Action::UpdateBaseline:
  case Options::Action::PruneBaseline:
    return Session(std::move(Opts)).lint();
  case Options::Action::ShowBaseline: {
    Expected<Baseline> Read = Baseline::read(Opts.Baseline);
    if (!Read)
      return Read.takeError();
    Read->show(OS);
    break;
  }
  case Options::Action::ShowConfig:
    Failed = showConfig(Opts, Paths, OS);
    break;
  case Options::Action::ExplainConfig:
    Failed = explainConfig(Opts, Paths, OS);
    break;
  case Options::Action::VerifyConfig:
    Failed = verifyConfig(Opts, Paths, OS);
    break;
  case Options::Action::InitConfig:
    Failed = initConfig(Paths, OS);
    break;
  case Options::Action::Doctor: {
    Expected<ExitCode> Code = Opts.AskedLine ? Session(std::move(Opts)).tell(OS)
                                             : examine(Opts, Paths, OS);
    if (!Code)
      return Code.takeError();
    const ExitCode Printed = print(Text);
    return Printed == ExitCode::Clean ? *Code : Printed;
  }
  case Options::Action::Help:
    printHelp(OS);
    break;
  case Options::Action::Version:
    OS << "async-tidy " << productVersion() << " (LLVM " << LLVM_VERSION_STRING
       << ")\n";
    break;
  case Options::Action::ListChecks:
    if (!Opts.Formats.empty() && Opts.Formats.front().Format == "json")
      listChecksAsJson(OS);
    else
      listChecks(OS);
    break;
  case Options::Action::Explain: {
    const CheckInfo *Rule = findRule(Opts.ExplainedCheck);
    if (!Rule)
      return checkNamed(Opts.ExplainedCheck).takeError();
    OS << Rule->Page;
    break;
  }
  }
  const ExitCode Printed = print(Text);
  if (Failed)
    return std::move(Failed);
  return Printed;
}

} // namespace

ExitCode runSession(ArrayRef<const char *> Args) {
  Expected<Options> Opts = parseOptions(Args);
  Expected<ExitCode> Code =
      Opts ? run(std::move(*Opts)) : Expected<ExitCode>(Opts.takeError());
  if (Code)
    return *Code;
  sayErrors(Code.takeError());
  return ExitCode::Usage;
}

} // namespace async_tidy::driver
