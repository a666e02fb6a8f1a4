// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_RUN_ANALYSIS_H
#define ASYNC_TIDY_DRIVER_RUN_ANALYSIS_H

#include "ResultArchive.h"
#include "ResultCache.h"
#include "files/FileOwners.h"
#include "findings/Decisions.h"
#include "findings/RunResult.h"
#include "lint/UnitLinter.h"
#include "options/CheckSelection.h"
#include "options/Options.h"
#include "options/Shard.h"
#include "prefix/SharedPrefixes.h"
#include "units/Unit.h"
#include "words/Console.h"
#include "workers/WorkerPool.h"
#include "llvm/ADT/StringMap.h"
#include <optional>
#include <set>
#include <vector>

namespace async_tidy::driver {

/// What was found in the code as it was.
struct EarlierState {
  std::set<std::string> Fingerprints;
  /// Units that did not parse then.
  unsigned Broken = 0;
};

/// Lints the units, each in a process of its own, and joins what they give.
class Analysis {
public:
  /// \p Texts count in place of what the disk holds.
  Analysis(const Options &Opts, const ProjectPaths &Paths,
           const FileTexts &Texts, Console &Log)
      : Opts(Opts), Paths(Paths), Texts(Texts), Log(Log), Cache(Opts),
        Owners(Paths) {}

  /// Finds the configuration and the checks of each unit. False where the
  /// configuration is wrong or enables nothing, which the user has been told.
  bool plan(std::vector<Unit> Units, const CheckSelection &Selection);

  /// Takes the units and what they gave from other runs: run() and
  /// lintEarlier() lint nothing then. As plan(), it is false where the
  /// configuration is wrong.
  bool recall(std::vector<RecordedUnit> Recorded);

  /// What has been linted so far, as recall() takes it.
  std::vector<RecordedUnit> record() const;

  /// From now on only these units are linted.
  void restrictTo(llvm::ArrayRef<size_t> Wanted);

  /// From now on only the units of \p Part are linted.
  void restrictTo(const Shard &Part);

  /// Finds out which files units read, without linting them: of all units or,
  /// with \p Enough, until units that include all \p Headers are known. Units
  /// near the headers are looked into first.
  llvm::Error scanFiles(const std::set<std::string> &Headers, bool Enough);

  /// From now on what units give is kept as it comes: for record(), and for
  /// lintEarlier().
  void keepOutputs() { KeepsOutputs = true; }

  /// Adds to \p Result what is found. The error is one of the system's.
  llvm::Error run(RunResult &Result);

  /// After run(): what the code was found to hold before a change. The units
  /// \p Touched are linted with \p Before in place of what the disk holds; of
  /// the others counts what they have just said, but for what lies in \p
  /// Changed files.
  llvm::Expected<EarlierState>
  lintEarlier(llvm::ArrayRef<size_t> Touched, FileTexts Before,
              const std::set<std::string> &Changed);

  /// The units to lint are all that the program has.
  void setIsWhole() { IsWhole = true; }

  llvm::ArrayRef<Unit> units() const { return Units; }

  /// The files that a unit has read, canonical; but for system headers.
  std::set<std::string> filesOf(size_t I) const;

  /// The files of the units that ran and of their headers, but for those of the
  /// system: canonical, sorted.
  std::vector<std::string> files() const;

  /// The checks that run on every unit, sorted.
  const std::vector<std::string> &checksEverywhere() const {
    return ChecksEverywhere;
  }

  /// From now on run() asks what there is to tell of that line.
  void askAbout(std::string Path, unsigned Line) {
    AskedPath = std::move(Path);
    AskedLine = Line;
  }
  const std::vector<PathNote> &answers() const { return Answers; }

  /// The text of a facts file, where one is asked for: what is known of the
  /// functions of all units.
  const std::string &facts() const { return Facts; }

private:
  /// Keeps in ChecksEverywhere what \p Checks have.
  void noteChecks(const std::vector<std::string> &Checks);
  using Outcomes = std::vector<std::optional<JobOutcome>>;
  using TakeOutcome = llvm::function_ref<void(size_t, JobOutcome)>;

  /// Lints units with \p Instead in place of what the disk holds, or takes what
  /// is known of them. Returns how many were known, or nothing where it did not
  /// come to the end.
  llvm::Expected<std::optional<unsigned>>
  lintOrRecall(llvm::ArrayRef<size_t> Which, const FileTexts &Instead,
               TakeOutcome Take);
  /// Joins what a unit gave with what others gave.
  void take(size_t I, JobOutcome Outcome);
  /// Parses what units share once; they have their prefixes in their plans.
  llvm::Error sharePrefixes(llvm::ArrayRef<size_t> Which);
  /// Runs \p Job on units, the longest first. Returns whether it came to the
  /// end; interrupts leave units out.
  llvm::Expected<bool> forEach(std::vector<size_t> Order,
                               llvm::function_ref<std::string(size_t)> Job,
                               TakeOutcome Take);
  /// Writes down what is known of functions, where that is asked for or kept.
  void writeDownFacts();
  FactsHeader factsHeader();
  /// What all units gave, in short.
  std::string sourceOfFacts() const;
  /// Has \p Functions know what is kept of the whole program, in a hook.
  /// Whether that is there.
  bool addKeptFacts(Program &Functions);
  void sayChanged(const std::set<std::string> &Files);
  void noteFiles(size_t I, llvm::ArrayRef<std::string> Paths);
  /// Finds out whose files are the project's.
  void findProject();
  /// Leaves of what unit \p I has found what lies in the project's files.
  void keepProjects(std::vector<Finding> &Findings, size_t I);
  /// Leaves out what lies in files that git is told to ignore.
  void dropIgnored(std::vector<Finding> &Findings);
  void collect(RunResult &Result);

  const Options &Opts;
  const ProjectPaths &Paths;
  const FileTexts &Texts;
  Console &Log;
  ResultCache Cache;
  FileOwners Owners;
  /// When the run began.
  llvm::sys::TimePoint<> Started;
  std::vector<Unit> Units;
  std::vector<LintPlan> Plans;
  /// The units to lint.
  std::vector<size_t> Wanted;
  Outcomes Ended;
  /// What they gave, but for their functions.
  std::vector<UnitReport> Reports;
  /// Hashes of what they gave.
  std::vector<std::string> OutputHashes;
  bool KeepsOutputs = false;
  /// Empty where nothing is asked.
  std::string AskedPath;
  unsigned AskedLine = 0;
  std::vector<PathNote> Answers;
  /// In the code as it was.
  Outcomes EndedEarlier;
  bool Recalled = false;
  bool IsWhole = false;
  SharedPrefixes Prefixes;
  /// The files of each unit, by their place in FileNames.
  std::vector<std::vector<unsigned>> UnitFiles;
  std::vector<std::string> FileNames;
  /// By the name that the unit's command leads to.
  llvm::StringMap<unsigned> FileIds;
  Program Functions;
  std::string Facts;
  std::vector<std::string> ChecksEverywhere;
};

} // namespace async_tidy::driver

#endif
