// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Analysis.h"
#include "UnitOutcome.h"
#include "support/catalog/Catalog.h"
#include "support/facts/ProjectConfig.h"
#include "support/program/ContentHash.h"
#include "units/UnitFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <nlohmann/json.hpp>

using namespace llvm;

namespace async_tidy::driver {

bool Analysis::plan(std::vector<Unit> Given, const CheckSelection &Selection) {
  Units = std::move(Given);
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
    noteChecks(Plan.Checks);
    if (!Plan.Checks.empty())
      Wanted.push_back(Plans.size());
    Plans.push_back(std::move(Plan));
  }
  for (const std::string &Mistake : Mistakes)
    errs() << Mistake << '\n';
  if (Mistakes.empty() && !AnyCheck)
    Log.error("no check is enabled");
  return Mistakes.empty() && AnyCheck;
}

void Analysis::noteChecks(const std::vector<std::string> &Checks) {
  if (Plans.empty())
    ChecksEverywhere = Checks;
  erase_if(ChecksEverywhere, [&](const std::string &Check) {
    return !is_contained(Checks, Check);
  });
}

bool Analysis::recall(std::vector<RecordedUnit> Recorded) {
  Recalled = true;
  std::set<std::string> Mistakes;
  for (RecordedUnit &R : Recorded) {
    for (const ConfigError &E : ProjectConfig::load(R.ConfigFile)->errors())
      Mistakes.insert(E.str());
    noteChecks(R.Checks);
    Wanted.push_back(Units.size());
    Units.emplace_back().Path = std::move(R.Path);
    LintPlan &Plan = Plans.emplace_back();
    Plan.Checks = std::move(R.Checks);
    Plan.ConfigFile = std::move(R.ConfigFile);
    Ended.push_back(std::move(R.Outcome));
    EndedEarlier.push_back(std::move(R.Earlier));
  }
  for (const std::string &Mistake : Mistakes)
    errs() << Mistake << '\n';
  return Mistakes.empty();
}

std::vector<RecordedUnit> Analysis::record() const {
  std::vector<RecordedUnit> Result;
  for (const size_t I : Wanted) {
    RecordedUnit &R = Result.emplace_back(
        RecordedUnit{Units[I].Path, Plans[I].ConfigFile, Plans[I].Checks,
                     Ended[I], std::nullopt});
    if (I < EndedEarlier.size())
      R.Earlier = EndedEarlier[I];
  }
  return Result;
}

void Analysis::restrictTo(const Shard &Part) {
  erase_if(Wanted, [&](size_t I) {
    return !Part.takes(Paths.inReport(Paths.canonical(Units[I].Path)));
  });
}

void Analysis::restrictTo(ArrayRef<size_t> Only) {
  erase_if(Wanted, [&](size_t I) { return !is_contained(Only, I); });
}

Expected<bool> Analysis::forEach(std::vector<size_t> Order,
                                 function_ref<std::string(size_t)> Job,
                                 TakeOutcome Take) {
  // A long unit that starts last would keep one worker busy alone.
  llvm::sort(Order, [&](size_t A, size_t B) {
    return std::pair(Units[B].Size, A) < std::pair(Units[A].Size, B);
  });
  size_t Done = 0;
  Log.progress(0, Order.size(), "");
  return WorkerPool(Opts.Jobs, Opts.UnitTimeout, Opts.Deadline)
      .run(Order, Job, [&](size_t I, JobOutcome Outcome) {
        Take(I, std::move(Outcome));
        Log.progress(++Done, Order.size(), Paths.onScreen(Units[I].Path));
      });
}

Expected<std::optional<unsigned>>
Analysis::lintOrRecall(ArrayRef<size_t> Which, const FileTexts &Instead,
                       TakeOutcome Take) {
  std::vector<size_t> Unknown;
  for (size_t I : Which) {
    std::optional<std::string> Known = Cache.find(Units[I], Plans[I], Instead);
    if (Known) {
      JobOutcome Outcome;
      Outcome.Output = std::move(*Known);
      Take(I, std::move(Outcome));
    } else {
      Unknown.push_back(I);
    }
  }
  const auto Lint = [&](size_t I) {
    const UnitReport Report = lintUnit(Units[I], Plans[I], Opts, Instead);
    std::string Bytes = serialize(Report);
    Cache.store(Units[I], Plans[I], Instead, Report, Bytes, Started);
    return Bytes;
  };
  // Which headers units share is read off the disk.
  if (Instead.empty())
    if (Error E = sharePrefixes(Unknown))
      return E;
  // A prefix must not be what brings a unit down.
  std::map<size_t, JobOutcome> Crashed;
  Expected<bool> Finished =
      forEach(Unknown, Lint, [&](size_t I, JobOutcome Outcome) {
        if (Outcome.How == JobOutcome::End::Crashed && !Plans[I].Prefix.empty())
          Crashed.emplace(I, std::move(Outcome));
        else
          Take(I, std::move(Outcome));
      });
  if (!Finished)
    return Finished.takeError();
  for (size_t I : Unknown)
    Plans[I].Prefix.clear();
  std::vector<size_t> Again;
  for (const auto &[I, Outcome] : Crashed)
    Again.push_back(I);
  if (!Again.empty() && *Finished)
    Finished = forEach(Again, Lint, [&](size_t I, JobOutcome Outcome) {
      Crashed.erase(I);
      Take(I, std::move(Outcome));
    });
  if (!Finished)
    return Finished.takeError();
  for (auto &[I, Outcome] : Crashed)
    Take(I, std::move(Outcome));
  if (!Unknown.empty())
    Cache.prune();
  if (!*Finished)
    return std::nullopt;
  return Which.size() - Unknown.size();
}

Error Analysis::sharePrefixes(ArrayRef<size_t> Which) {
  if (!Opts.SharePrefixes)
    return Error::success();
  Expected<SharedPrefixes> Made = SharedPrefixes::make(Units, Which, Opts);
  if (!Made)
    return Made.takeError();
  Prefixes = std::move(*Made);
  if (Opts.Verbose)
    for (const std::string &Line : Prefixes.describe())
      Log.note(Line);
  for (const size_t I : Which)
    Plans[I].Prefix = Prefixes.pathFor(I);
  return Error::success();
}

Error Analysis::run(RunResult &Result) {
  Started = std::chrono::system_clock::now();
  Ended.resize(Units.size());
  Reports.resize(Units.size());
  OutputHashes.resize(Units.size());
  const auto Take = [this](size_t I, JobOutcome Outcome) {
    take(I, std::move(Outcome));
  };
  if (Recalled) {
    for (size_t I : Wanted)
      if (Ended[I])
        take(I, std::move(*Ended[I]));
  } else {
    Expected<std::optional<unsigned>> Known = lintOrRecall(Wanted, Texts, Take);
    if (!Known)
      return Known.takeError();
    Result.FromCache = Known->value_or(0);
    Result.Interrupted = !*Known && interrupted();
  }
  Result.Units = Wanted.size();
  for (size_t I : Wanted) {
    if (Ended[I])
      Result.UnitSeconds.emplace_back(Ended[I]->Seconds, Units[I].Path);
    else
      Result.NotLinted.push_back(Units[I].Path);
  }
  llvm::sort(Result.UnitSeconds, std::greater());
  collect(Result);
  return Error::success();
}

/// How much a header's and a source's path have in common: the folders, and
/// that they are named alike.
static size_t nearness(StringRef Header, StringRef Source) {
  const auto Differs =
      std::mismatch(Header.begin(), Header.end(), Source.begin(), Source.end());
  const size_t Common =
      StringRef(Header.begin(), Differs.first - Header.begin()).count('/');
  const bool SameName = sys::path::stem(Header) == sys::path::stem(Source);
  return Common + (SameName ? Header.count('/') + 1 : 0);
}

Error Analysis::scanFiles(const std::set<std::string> &Headers, bool Enough) {
  std::vector<std::pair<size_t, size_t>> Order;
  for (size_t I : Wanted) {
    size_t Nearest = 0;
    for (const std::string &Header : Headers)
      Nearest =
          std::max(Nearest, nearness(Header, Paths.canonical(Units[I].Path)));
    Order.emplace_back(Nearest, I);
  }
  llvm::sort(Order, [](const auto &A, const auto &B) {
    return std::pair(B.first, A.second) < std::pair(A.first, B.second);
  });
  constexpr size_t UnitsPerWorker = 4;
  const size_t AtOnce =
      Enough ? Opts.Jobs * UnitsPerWorker : std::max<size_t>(1, Order.size());
  std::set<std::string> Left = Headers;
  for (ArrayRef Rest(Order); !Rest.empty() && !(Enough && Left.empty());) {
    const auto Here = Rest.take_front(AtOnce);
    Rest = Rest.drop_front(Here.size());
    std::vector<size_t> Batch;
    for (const auto &[Nearness, I] : Here)
      Batch.push_back(I);
    std::map<size_t, UnitReport> Scanned;
    Expected<bool> Finished = forEach(
        Batch,
        [&](size_t I) {
          UnitReport Report;
          Report.Files = filesRead(Units[I], Opts, Texts);
          return serialize(Report);
        },
        [&](size_t I, const JobOutcome &Outcome) {
          Scanned[I] = reportOf(Outcome, Opts.UnitTimeout);
        });
    if (!Finished)
      return Finished.takeError();
    if (!*Finished)
      break;
    for (size_t I : Batch) {
      noteFiles(I, Scanned[I].Files);
      for (const std::string &File : filesOf(I))
        Left.erase(File);
    }
  }
  return Error::success();
}

void Analysis::noteFiles(size_t I, ArrayRef<std::string> Read) {
  UnitFiles.resize(Units.size());
  UnitFiles[I].clear();
  for (const std::string &Path : Read) {
    const auto [It, New] = FileIds.try_emplace(Path, FileNames.size());
    if (New)
      FileNames.push_back(Paths.canonical(Path));
    UnitFiles[I].push_back(It->second);
  }
}

std::set<std::string> Analysis::filesOf(size_t I) const {
  std::set<std::string> Names;
  if (I < UnitFiles.size())
    for (unsigned Id : UnitFiles[I])
      Names.insert(FileNames[Id]);
  return Names;
}

std::vector<std::string> Analysis::files() const {
  std::set<std::string> Names;
  for (size_t I : Wanted)
    for (const std::string &Name : filesOf(I))
      Names.insert(Name);
  return {Names.begin(), Names.end()};
}

Expected<EarlierState>
Analysis::lintEarlier(ArrayRef<size_t> Touched, FileTexts Before,
                      const std::set<std::string> &Changed) {
  std::vector<size_t> Again;
  for (size_t I : Touched) {
    const std::string Own = Paths.canonical(Units[I].Path);
    // A unit that was not there has nothing to say of what was.
    const bool IsNew = Changed.contains(Own) && !Before.contains(Own);
    if (!IsNew && is_contained(Wanted, I) && Ended[I])
      Again.push_back(I);
  }
  // What is there now and not changed was there before.
  Before.insert(Texts.begin(), Texts.end());
  Outcomes &Earlier = EndedEarlier;
  Earlier.resize(Units.size());
  const auto Keep = [&](size_t I, JobOutcome Outcome) {
    Earlier[I] = std::move(Outcome);
  };
  if (!Recalled)
    if (Expected<std::optional<unsigned>> Known =
            lintOrRecall(Again, Before, Keep);
        !Known)
      return Known.takeError();

  EarlierState State;
  Program Functions;
  if (IsWhole)
    Functions.setIsWhole();
  std::vector<size_t> Order;
  std::vector<std::vector<Finding>> Found;
  const auto IsChanged = [&](StringRef Path) {
    return Changed.contains(Paths.canonical(Path));
  };
  for (size_t I : Wanted) {
    const bool WasLinted = Earlier[I].has_value();
    if (!WasLinted && !Ended[I])
      continue;
    UnitReport Report =
        reportOf(WasLinted ? *Earlier[I] : *Ended[I], Opts.UnitTimeout);
    if (WasLinted) {
      addFunctions(Report, Functions);
      State.Broken += !Report.Failure.empty();
    } else {
      addFunctions(Report, Functions, IsChanged);
    }
    Order.push_back(I);
    Found.push_back(takeFindings(Report));
    if (!WasLinted)
      erase_if(Found.back(),
               [&](const Finding &F) { return IsChanged(F.At.Path); });
  }
  addKeptFacts(Functions);
  for (const auto &[I, Findings] : zip(Order, Found))
    decide(Findings, Functions, *ProjectConfig::load(Plans[I].ConfigFile));
  for (const Finding &F : mergeFindings(std::move(Found), Paths))
    if (F.SilencedBy.empty())
      State.Fingerprints.insert(F.Fingerprint);
  return State;
}

void Analysis::take(size_t I, JobOutcome Outcome) {
  UnitReport Report = reportOf(Outcome, Opts.UnitTimeout);
  addFunctions(Report, Functions);
  Reports[I] = std::move(Report);
  OutputHashes[I] = contentHash(Outcome.Output);
  // Most of what the process would hold. To assign an empty one frees nothing.
  if (!KeepsOutputs)
    std::string().swap(Outcome.Output);
  Ended[I] = std::move(Outcome);
}

void Analysis::collect(RunResult &Result) {
  std::vector<std::string> Remarks;
  for (size_t I = 0; I != Units.size(); ++I) {
    if (!Ended[I])
      continue;
    UnitReport &Report = Reports[I];
    noteFiles(I, Report.Files);
    Result.LintedFiles.push_back(Paths.canonical(Units[I].Path));
    for (const std::string &Flag :
         std::set(Report.DroppedFlags.begin(), Report.DroppedFlags.end()))
      ++Result.DroppedFlags[Flag];
    for (std::string &Remark : Report.Remarks)
      if (!is_contained(Remarks, Remark))
        Remarks.push_back(std::move(Remark));
  }
  if (IsWhole)
    Functions.setIsWhole();
  writeDownFacts();
  if (!addKeptFacts(Functions))
    Log.note("what functions of other files do is not known: no run over the "
             "whole database with this configuration is kept");
  findProject();
  // One unit's at a time: most of them hold in no case.
  std::vector<std::vector<Finding>> Found;
  for (size_t I = 0; I != Units.size(); ++I) {
    if (!Ended[I])
      continue;
    std::vector<Finding> &Here = Found.emplace_back(takeFindings(Reports[I]));
    decide(Here, Functions, *ProjectConfig::load(Plans[I].ConfigFile));
    keepProjects(Here, I);
    Here.shrink_to_fit();
    if (const UnitReport &Report = Reports[I]; !Report.Failure.empty())
      Result.Failures.push_back(
          {Units[I].Path, Report.Failure, Report.FailureMessage});
  }
  if (!AskedPath.empty())
    Answers = Functions.explain(AskedPath, AskedLine);
  append_range(Remarks, Functions.problems());
  sayChanged(Functions.changedFiles());
  llvm::sort(Result.Failures);
  llvm::sort(Result.LintedFiles);
  Result.LintedFiles.erase(llvm::unique(Result.LintedFiles),
                           Result.LintedFiles.end());
  Result.Findings = mergeFindings(std::move(Found), Paths);
  dropIgnored(Result.Findings);
  for (const std::string &Remark : Remarks)
    Log.note(Remark);
}

} // namespace async_tidy::driver
