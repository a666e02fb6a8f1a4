// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Session.h"
#include "CheckSelection.h"
#include "CompileCommands.h"
#include "Console.h"
#include "Finding.h"
#include "FixApplier.h"
#include "ProgramFacts.h"
#include "UnitLinter.h"
#include "WorkerPool.h"
#include "prefix/SharedPrefixes.h"
#include "report/Report.h"
#include "support/Catalog.h"
#include "support/ProjectConfig.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <utility>

using namespace llvm;

namespace async_tidy::driver {
namespace {

bool wantsColors(ColorChoice Choice, bool Terminal) {
  if (Choice != ColorChoice::Auto)
    return Choice == ColorChoice::Always;
  const std::optional<std::string> NoColor = sys::Process::GetEnv("NO_COLOR");
  return Terminal && (!NoColor || NoColor->empty());
}

std::string currentFolder() {
  SmallString<256> Folder;
  sys::fs::current_path(Folder);
  return Folder.str().str();
}

std::string plural(size_t Count, StringRef Noun) {
  return (Twine(Count) + " " + Noun + (Count == 1 ? "" : "s")).str();
}

/// The line of a crash that says most: LLVM's own last words, then the
/// innermost thing it was doing.
std::string crashDetails(StringRef ErrorText) {
  std::string Words, Doing;
  for (StringRef Line : split(ErrorText, '\n')) {
    if (Line.starts_with("LLVM ERROR: ") || Line.starts_with("fatal error: "))
      Words = ("; " + Line).str();
    const auto [Number, What] = Line.split(".\t");
    if (!What.empty() && all_of(Number, isDigit))
      Doing = ("; at " + What).str();
  }
  return Words + Doing;
}

class Session {
public:
  explicit Session(Options Given)
      : Opts(std::move(Given)), Paths(currentFolder()),
        Log(Opts.Quiet,
            wantsColors(Opts.Color, sys::Process::StandardErrIsDisplayed())) {}

  ExitCode lint() {
    const auto Start = std::chrono::steady_clock::now();
    if (!prepare())
      return ExitCode::Usage;
    Linted = std::chrono::system_clock::now();
    noteInterrupts();
    if (Error E = runUnits()) {
      Log.error(toString(std::move(E)));
      return ExitCode::Internal;
    }
    collect();
    Result.Seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
            .count();
    const bool Written = fixAndReport();
    summarize();
    return exitCode(Written);
  }

private:
  using Target = std::pair<FormatRequest, ReportFile>;

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
    Expected<UnitList> Collected = collectUnits(Opts, Paths);
    if (!Collected)
      return reject(Collected.takeError());
    Units = std::move(Collected->Units);
    if (!planUnits(*Selection) || !openReports())
      return false;
    for (const std::string &Note : Collected->Notes)
      Log.note(Note);
    return true;
  }

  bool reject(Error E) {
    const std::string Lines = toString(std::move(E));
    for (StringRef Line : split(Lines, '\n'))
      Log.error(Line);
    return false;
  }

  bool planUnits(const CheckSelection &Selection) {
    std::set<std::string> Mistakes;
    bool AnyCheck = false;
    for (const Unit &U : Units) {
      LintPlan Plan;
      Plan.ConfigFile = Opts.ConfigFile.empty() ? ProjectConfig::findFor(U.Path)
                                                : Opts.ConfigFile;
      const std::shared_ptr<const ProjectConfig> Config =
          ProjectConfig::load(Plan.ConfigFile);
      for (const ConfigError &E : Config->errors())
        Mistakes.insert(E.str());
      Plan.Checks = Selection.enabled(*Config);
      AnyCheck |= !Plan.Checks.empty();
      Plans.push_back(std::move(Plan));
    }
    for (const std::string &Mistake : Mistakes)
      errs() << Mistake << '\n';
    if (Mistakes.empty() && !AnyCheck)
      return reject(createStringError("no check is enabled"));
    return Mistakes.empty();
  }

  bool openReports() {
    if (Opts.Formats.empty())
      Opts.Formats.push_back({sys::Process::StandardOutIsDisplayed()
                                  ? FormatKind::Full
                                  : FormatKind::Concise,
                              std::string()});
    for (const FormatRequest &Format : Opts.Formats) {
      Expected<ReportFile> File = ReportFile::open(Format.Path);
      if (!File)
        return reject(File.takeError());
      Targets.emplace_back(Format, std::move(*File));
    }
    if (!Opts.FactsFile.empty()) {
      Expected<ReportFile> File = ReportFile::open(Opts.FactsFile);
      if (!File)
        return reject(File.takeError());
      FactsTarget.emplace(std::move(*File));
    }
    return true;
  }

  Error runUnits() {
    std::vector<size_t> Order;
    for (size_t I = 0; I != Units.size(); ++I)
      if (!Plans[I].Checks.empty())
        Order.push_back(I);
    // A long unit that starts last would keep one worker busy alone.
    llvm::sort(Order, [&](size_t A, size_t B) {
      return std::pair(Units[B].Size, A) < std::pair(Units[A].Size, B);
    });
    Result.Units = Order.size();
    Result.NotLinted = Order.size();
    Outcomes.resize(Units.size());
    Log.progress(0, Result.Units, "");
    if (Error E = sharePrefixes(Order))
      return E;
    WorkerPool Pool(Opts.Jobs, Opts.UnitTimeout);
    std::vector<size_t> Again;
    while (!Order.empty()) {
      Expected<bool> Finished = Pool.run(
          Order,
          [&](size_t I) {
            return serialize(lintUnit(Units[I], Plans[I], Opts));
          },
          [&](size_t I, JobOutcome Outcome) {
            // A prefix must not be what brings a unit down.
            if (Outcome.How == JobOutcome::End::Crashed &&
                !std::exchange(Plans[I].Prefix, "").empty()) {
              Again.push_back(I);
              return;
            }
            Outcomes[I] = std::move(Outcome);
            --Result.NotLinted;
            Log.progress(Result.Units - Result.NotLinted, Result.Units,
                         Paths.onScreen(Units[I].Path));
          });
      if (!Finished)
        return Finished.takeError();
      Result.Interrupted = !*Finished;
      if (Result.Interrupted)
        break;
      Order = std::exchange(Again, {});
    }
    return Error::success();
  }

  Error sharePrefixes(ArrayRef<size_t> Order) {
    if (!Opts.SharePrefixes)
      return Error::success();
    Expected<SharedPrefixes> Made = SharedPrefixes::make(Units, Order, Opts);
    if (!Made)
      return Made.takeError();
    Prefixes = std::move(*Made);
    if (Opts.Verbose)
      for (const std::string &Line : Prefixes.describe())
        Log.note(Line);
    for (const size_t I : Order)
      Plans[I].Prefix = Prefixes.pathFor(I);
    return Error::success();
  }

  UnitReport reportOf(size_t I) {
    JobOutcome &Outcome = *Outcomes[I];
    UnitReport Report;
    switch (Outcome.How) {
    case JobOutcome::End::Crashed:
      Report.Failure = "crashed";
      Report.FailureMessage = Outcome.Reason + crashDetails(Outcome.ErrorText);
      return Report;
    case JobOutcome::End::TimedOut:
      Report.Failure = "timed-out";
      Report.FailureMessage =
          "no end after " + plural(Opts.UnitTimeout.count(), "second");
      return Report;
    case JobOutcome::End::Finished:
      break;
    }
    try {
      Report = deserializeReport(Outcome.Output);
    } catch (const nlohmann::json::exception &E) {
      Report.Failure = "crashed";
      Report.FailureMessage = std::string("unreadable result: ") + E.what();
    }
    if (const StringRef Text = StringRef(Outcome.ErrorText).trim();
        !Text.empty())
      Report.Remarks.push_back(Text.str());
    return Report;
  }

  void collect() {
    std::vector<std::vector<Finding>> Found;
    std::vector<size_t> Collected;
    std::vector<std::string> Remarks;
    for (size_t I = 0; I != Units.size(); ++I) {
      if (!Outcomes[I])
        continue;
      UnitReport Report = reportOf(I);
      Program.add(std::move(Report.Summaries));
      Collected.push_back(I);
      Found.push_back(std::move(Report.Findings));
      for (const std::string &Flag :
           std::set(Report.DroppedFlags.begin(), Report.DroppedFlags.end()))
        ++Result.DroppedFlags[Flag];
      for (std::string &Remark : Report.Remarks)
        if (!is_contained(Remarks, Remark))
          Remarks.push_back(std::move(Remark));
      if (!Report.Failure.empty())
        Result.Failures.push_back(
            {Units[I].Path, Report.Failure, Report.FailureMessage});
    }
    for (const auto &[I, Findings] : zip(Collected, Found))
      Program.decide(Findings, *ProjectConfig::load(Plans[I].ConfigFile));
    llvm::sort(Result.Failures);
    Result.Findings = mergeFindings(std::move(Found), Paths);
    for (const std::string &Remark : Remarks)
      Log.note(Remark);
  }

  std::string render(const Target &T) {
    std::string Text;
    raw_string_ostream OS(Text);
    OS.enable_colors(wantsColors(Opts.Color, T.second.isTerminal()));
    switch (T.first.Kind) {
    case FormatKind::Full:
      writeFull(OS, Result, Paths, Sources);
      break;
    case FormatKind::Concise:
      writeConcise(OS, Result, Paths);
      break;
    case FormatKind::Json:
      writeJson(OS, Result, Paths);
      break;
    }
    return Text;
  }

  /// Reports show the sources as they were, so they are rendered before the
  /// fixes are written.
  bool fixAndReport() {
    FixPlan Plan;
    if (Opts.ApplyFixes && !Result.Interrupted)
      Plan = planFixes(Result.Findings, Opts.ApplyUnsafeFixes, Linted, Paths);
    std::vector<std::string> Texts;
    for (const Target &T : Targets)
      Texts.push_back(render(T));
    bool AllWritten = true;
    if (Error E = applyFixes(Plan)) {
      reject(std::move(E));
      AllWritten = false;
      Plan = FixPlan();
      for (Finding &F : Result.Findings)
        F.Fixed = false;
      for (const auto &[T, Text] : zip(Targets, Texts))
        Text = render(T);
    }
    for (const auto &[T, Text] : zip(Targets, Texts))
      if (Error E = T.second.write(Text)) {
        reject(std::move(E));
        AllWritten = false;
      }
    if (FactsTarget)
      if (Error E = FactsTarget->write(Program.text())) {
        reject(std::move(E));
        AllWritten = false;
      }
    for (const std::string &Line : Plan.Skipped)
      Log.note(Line);
    if (Plan.Applied)
      Log.plain("fixed " + plural(Plan.Applied, "finding") + " in " +
                plural(Plan.Files.size(), "file"));
    return AllWritten;
  }

  void summarize() {
    for (const auto &[Flag, Count] : Result.DroppedFlags)
      Log.note("dropped '" + Flag + "', which clang does not know, in " +
               plural(Count, "unit"));
    for (const UnitFailure &F : Result.Failures)
      Log.error(Paths.onScreen(F.Path) + ": " + F.Reason + ": " + F.Message);
    std::map<std::string, size_t> Counts;
    for (const Finding &F : Result.Findings)
      ++Counts[F.Severity];
    std::vector<std::string> Parts;
    for (StringRef Severity : {"error", "warning", "note"})
      if (const size_t Count = Counts[Severity.str()])
        Parts.push_back(plural(Count, Severity));
    Log.plain(
        plural(Result.Findings.size(), "finding") +
        (Parts.empty() ? "" : " (" + join(Parts, ", ") + ")") + " in " +
        plural(Result.Units - Result.NotLinted, "unit") +
        (Result.Failures.empty()
             ? ""
             : "; " + plural(Result.Failures.size(), "unit") + " failed") +
        (Result.NotLinted ? "; interrupted, " +
                                plural(Result.NotLinted, "unit") + " not linted"
                          : ""));
  }

  ExitCode exitCode(bool Written) const {
    if (Result.Interrupted)
      return ExitCode::Interrupted;
    if (!Written)
      return ExitCode::Internal;
    if (!Result.Failures.empty())
      return ExitCode::Incomplete;
    const bool Fails =
        Opts.FailOn && any_of(Result.Findings, [&](const Finding &F) {
          return !F.Fixed && severityFromName(F.Severity) >= *Opts.FailOn;
        });
    return Fails ? ExitCode::Findings : ExitCode::Clean;
  }

  Options Opts;
  ProjectPaths Paths;
  Console Log;
  std::vector<Unit> Units;
  std::vector<LintPlan> Plans;
  SharedPrefixes Prefixes;
  std::vector<std::optional<JobOutcome>> Outcomes;
  std::vector<Target> Targets;
  SourceTexts Sources;
  std::optional<ReportFile> FactsTarget;
  ProgramFacts Program;
  RunResult Result;
  sys::TimePoint<> Linted;
};

ExitCode print(StringRef Text) {
  Expected<ReportFile> Stdout = ReportFile::open("");
  if (Error E = Stdout ? Stdout->write(Text) : Stdout.takeError()) {
    errs() << "error: " << toString(std::move(E)) << '\n';
    return ExitCode::Internal;
  }
  return ExitCode::Clean;
}

Expected<ExitCode> run(Options Opts) {
  std::string Text;
  raw_string_ostream OS(Text);
  switch (Opts.What) {
  case Options::Action::Lint:
    return Session(std::move(Opts)).lint();
  case Options::Action::Help:
    printHelp(OS);
    break;
  case Options::Action::Version:
    OS << "async-tidy " << productVersion() << " (LLVM " << LLVM_VERSION_STRING
       << ")\n";
    break;
  case Options::Action::ListChecks:
    if (!Opts.Formats.empty() && Opts.Formats.front().Kind == FormatKind::Json)
      listChecksAsJson(OS);
    else
      listChecks(OS);
    break;
  case Options::Action::Explain: {
    Expected<const CheckInfo *> Check = checkNamed(Opts.ExplainedCheck);
    if (!Check)
      return Check.takeError();
    OS << (*Check)->Page;
    break;
  }
  }
  return print(Text);
}

} // namespace

ExitCode runSession(ArrayRef<const char *> Args) {
  Expected<Options> Opts = parseOptions(Args);
  Expected<ExitCode> Code =
      Opts ? run(std::move(*Opts)) : Expected<ExitCode>(Opts.takeError());
  if (Code)
    return *Code;
  errs() << "error: " << toString(Code.takeError()) << '\n';
  return ExitCode::Usage;
}

} // namespace async_tidy::driver
