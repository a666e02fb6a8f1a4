// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CommandLine.h"
#include "report/Report.h"
#include "words/Suggestion.h"
#include "workers/Processors.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Option/Option.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace llvm::opt;

namespace async_tidy::driver {
namespace {

enum ID {
  OPT_INVALID = 0,
#define OPTION(...) LLVM_MAKE_OPT_ID(__VA_ARGS__),
#include "Options.inc"
#undef OPTION
};

#define OPTTABLE_STR_TABLE_CODE
#include "Options.inc"
#undef OPTTABLE_STR_TABLE_CODE

#define OPTTABLE_PREFIXES_TABLE_CODE
#include "Options.inc"
#undef OPTTABLE_PREFIXES_TABLE_CODE

constexpr opt::OptTable::Info InfoTable[] = {
#define OPTION(...) LLVM_CONSTRUCT_OPT_INFO(__VA_ARGS__),
#include "Options.inc"
#undef OPTION
};

class DriverOptTable : public opt::GenericOptTable {
public:
  DriverOptTable()
      : GenericOptTable(OptionStrTable, OptionPrefixesTable, InfoTable) {}
};

Error usageError(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

Expected<FormatRequest> parseFormat(StringRef Value) {
  const auto [Name, Path] = Value.split('=');
  if (!findFormat(Name))
    return usageError("unknown format '" + Name + "'" +
                      suggestion(Name, formatNames()));
  if (Path.empty() && Value.contains('='))
    return usageError("format '" + Value + "' lacks the path after '='");
  return FormatRequest{Name.str(), Path == "-" ? std::string() : Path.str()};
}

Error readFormats(const opt::InputArgList &Args, Options &Result) {
  unsigned OnStdout = 0;
  for (const std::string &Value : Args.getAllArgValues(OPT_format)) {
    Expected<FormatRequest> Format = parseFormat(Value);
    if (!Format)
      return Format.takeError();
    OnStdout += Format->Path.empty();
    Result.Formats.push_back(std::move(*Format));
  }
  if (const opt::Arg *A = Args.getLastArg(OPT_export_fixes))
    Result.Formats.push_back({"export-fixes", A->getValue()});
  if (OnStdout && Args.hasArg(OPT_diff))
    return usageError("--diff writes to standard output; write reports to "
                      "files with =PATH");
  if (OnStdout > 1)
    return usageError("only one --format can go to standard output; write the "
                      "others to files with =PATH");
  return Error::success();
}

Error readNumber(const opt::InputArgList &Args, opt::OptSpecifier Id,
                 unsigned Least, unsigned &Result) {
  const opt::Arg *A = Args.getLastArg(Id);
  if (A &&
      (StringRef(A->getValue()).getAsInteger(10, Result) || Result < Least))
    return usageError("'" + A->getSpelling() + "' needs a whole number from " +
                      Twine(Least) + ", not '" + A->getValue() + "'");
  return Error::success();
}

Error readSwitches(const opt::InputArgList &Args, Options &Result) {
  if (const opt::Arg *A = Args.getLastArg(OPT_color)) {
    const auto Color = StringSwitch<std::optional<ColorChoice>>(A->getValue())
                           .Case("auto", ColorChoice::Auto)
                           .Case("always", ColorChoice::Always)
                           .Case("never", ColorChoice::Never)
                           .Default(std::nullopt);
    if (!Color)
      return usageError("unknown color '" + Twine(A->getValue()) + "'" +
                        suggestion(A->getValue(), {"auto", "always", "never"}));
    Result.Color = *Color;
  }
  if (const opt::Arg *A = Args.getLastArg(OPT_fail_on)) {
    const StringRef Value = A->getValue();
    if (!is_contained({"error", "warning", "note", "never"}, Value))
      return usageError(
          "unknown severity '" + Value + "'" +
          suggestion(Value, {"error", "warning", "note", "never"}));
    Result.FailOn = Value == "never" ? std::nullopt
                                     : std::optional(severityFromName(Value));
  }
  if (const opt::Arg *A = Args.getLastArg(OPT_tests)) {
    const auto Mode = StringSwitch<std::optional<TestsMode>>(A->getValue())
                          .Case("apart", TestsMode::Apart)
                          .Case("together", TestsMode::Together)
                          .Case("skip", TestsMode::Skip)
                          .Default(std::nullopt);
    if (!Mode)
      return usageError(
          "unknown mode '" + Twine(A->getValue()) + "'" +
          suggestion(A->getValue(), {"apart", "together", "skip"}));
    Result.Tests = *Mode;
  }
  unsigned Timeout = Result.UnitTimeout.count();
  if (Error E = readNumber(Args, OPT_timeout_per_tu, 0, Timeout))
    return E;
  Result.UnitTimeout = std::chrono::seconds(Timeout);
  unsigned MaxTime = 0;
  if (Error E = readNumber(Args, OPT_max_time, 0, MaxTime))
    return E;
  Result.MaxTime = std::chrono::seconds(MaxTime);
  Result.ExitZero = Args.hasArg(OPT_exit_zero);
  Result.Statistics = Args.hasArg(OPT_statistics);
  Result.Jobs =
      allowedProcessors(hardware_concurrency().compute_thread_count());
  if (Error E = readNumber(Args, OPT_j, 1, Result.Jobs))
    return E;
  return readNumber(Args, OPT_jobs, 1, Result.Jobs);
}

Error readCache(const opt::InputArgList &Args, Options &Result) {
  const std::string InEnvironment =
      sys::Process::GetEnv("ASYNC_TIDY_CACHE").value_or("rw");
  const StringRef Value = Args.hasArg(OPT_no_cache)
                              ? "off"
                              : Args.getLastArgValue(OPT_cache, InEnvironment);
  const auto Mode = StringSwitch<std::optional<CacheMode>>(Value)
                        .Case("rw", CacheMode::ReadWrite)
                        .Case("ro", CacheMode::ReadOnly)
                        .Case("off", CacheMode::Off)
                        .Default(std::nullopt);
  if (!Mode)
    return usageError("unknown cache mode '" + Value + "'; rw, ro or off");
  Result.Cache = *Mode;
  Result.CacheFolder = Args.getLastArgValue(OPT_cache_dir);
  unsigned Megabytes = 1024;
  if (Error E = readNumber(Args, OPT_cache_size, 1, Megabytes))
    return E;
  Result.CacheBytes = uint64_t(Megabytes) << 20;
  return Error::success();
}

Error readComparison(const opt::InputArgList &Args, Options &Result) {
  Result.NewFromMergeBase = Args.getLastArgValue(OPT_new_from_merge_base);
  Result.NewFromRev = Args.getLastArgValue(OPT_new_from_rev);
  Result.NewFromPatch = Args.getLastArgValue(OPT_new_from_patch);
  Result.Hook = Args.hasArg(OPT_hook);
  Result.Staged = Args.hasArg(OPT_staged) || Result.Hook;
  if (Result.Staged && Result.ApplyFixes)
    return usageError("fixes are for the working tree, '--staged' and '--hook' "
                      "lint what is staged");
  unsigned Given = Result.Staged;
  for (opt::OptSpecifier Id :
       {OPT_new_from_merge_base, OPT_new_from_rev, OPT_new_from_patch})
    Given += Args.hasArg(Id);
  if (Given > 1)
    return usageError("only one of '--new-from-merge-base', '--new-from-rev', "
                      "'--new-from-patch', '--staged' and '--hook' can be "
                      "given");
  Result.Baseline = Args.getLastArgValue(OPT_baseline);
  Result.CheckOnly = Args.hasArg(OPT_check);
  if (Result.CheckOnly && Result.What != Options::Action::PruneBaseline)
    return usageError("'--check' belongs to 'baseline prune'");
  Result.ByRoot = Args.hasArg(OPT_by_root);
  if (Result.ByRoot && Result.What != Options::Action::CreateBaseline &&
      Result.What != Options::Action::UpdateBaseline)
    return usageError("'--by-root' belongs to 'baseline create' and 'baseline "
                      "update'");
  if (Given && Result.writesBaseline())
    return usageError("a baseline holds all findings, not only new ones");
  Result.ChangedOnly = Args.hasArg(OPT_changed_only) || Result.Hook;
  if (Result.Hook)
    Result.HookFiles = std::exchange(Result.Inputs, {});
  if (Result.ChangedOnly && !Given)
    return usageError("'--changed-only' needs a change: "
                      "'--new-from-merge-base', '--new-from-rev' or "
                      "'--new-from-patch'");
  if (const opt::Arg *A = Args.getLastArg(OPT_header_cover)) {
    const StringRef Value = A->getValue();
    if (Value != "one" && Value != "all")
      return usageError("unknown header cover '" + Value + "'; one or all");
    Result.Cover = Value == "all" ? HeaderCover::All : HeaderCover::One;
  }
  return Error::success();
}

struct Command {
  /// As they are written, with one space between.
  StringRef Words;
  StringRef Arguments;
  Options::Action What;
  StringRef Help;
};

constexpr Command Commands[] = {
#define COMMAND(Words, Arguments, What, Help)                                  \
  {Words, Arguments, Options::Action::What, Help},
#include "Commands.def"
#undef COMMAND
};

/// Takes the words of a command, as in "baseline create", off \p Args.
Error readCommand(ArrayRef<const char *> &Args, Options &Result) {
  const StringRef First = Args.empty() ? "" : Args.front();
  const StringRef Second = Args.size() > 1 ? Args[1] : "";
  SmallVector<StringRef> Seconds;
  for (const Command &C : Commands) {
    const auto [Noun, Verb] = C.Words.split(' ');
    if (Noun != First)
      continue;
    if (!Verb.empty() && Verb != Second) {
      Seconds.push_back(Verb);
      continue;
    }
    Result.What = C.What;
    Args = Args.drop_front(Verb.empty() ? 1 : 2);
    return Error::success();
  }
  if (Seconds.empty())
    return Error::success();
  const std::string AllButLast = join(ArrayRef(Seconds).drop_back(), ", ");
  return usageError("'" + First + "' needs " + AllButLast +
                    (AllButLast.empty() ? "" : " or ") + Seconds.back() +
                    suggestion(Second, Seconds));
}

/// Takes the line off FILE:LINE, where that is no file itself.
void readAskedLine(Options &Result) {
  if (Result.What != Options::Action::Doctor || Result.Inputs.size() != 1)
    return;
  const auto [File, Line] = StringRef(Result.Inputs.front()).rsplit(':');
  unsigned Number = 0;
  if (Line.empty() || Line.getAsInteger(10, Number) || Number == 0 ||
      sys::fs::exists(Result.Inputs.front()))
    return;
  Result.AskedLine = Number;
  Result.Inputs = {File.str()};
}

Error readShard(const opt::InputArgList &Args, Options &Result) {
  Result.ResultsFile = Args.getLastArgValue(OPT_write_results);
  const opt::Arg *A = Args.getLastArg(OPT_shard);
  if (!A)
    return Error::success();
  Expected<Shard> Part = Shard::parse(A->getValue());
  if (!Part)
    return Part.takeError();
  Result.Part = *Part;
  if (Result.ApplyFixes || Result.PrintDiff)
    return usageError("fixes need all shards: give them to 'report merge'");
  if (Result.isBaselineCommand())
    return usageError("a baseline holds the findings of all shards");
  return Error::success();
}

} // namespace

Expected<Options> parseOptions(ArrayRef<const char *> Args) {
  Options Result;
  if (Error E = readCommand(Args, Result))
    return E;
  const auto *DashDash = find_if(Args, [](StringRef A) { return A == "--"; });
  if (DashDash != Args.end())
    Result.FixedFlags.emplace(DashDash + 1, Args.end());

  const DriverOptTable Table;
  unsigned MissingIndex = 0, MissingCount = 0;
  const opt::InputArgList Parsed = Table.ParseArgs(
      ArrayRef(Args.begin(), DashDash), MissingIndex, MissingCount);
  if (const opt::Arg *A = Parsed.getLastArg(OPT_UNKNOWN)) {
    const std::string Spelling = A->getAsString(Parsed);
    std::string Nearest;
    const bool Near = Table.findNearest(Spelling, Nearest, opt::Visibility(), 2,
                                        /*MaximumDistance=*/4) <= 4;
    return usageError("unknown option '" + Twine(Spelling) + "'" +
                      (Near ? "; did you mean '" + Nearest + "'?" : ""));
  }
  if (MissingCount)
    return usageError("option '" + Twine(Parsed.getArgString(MissingIndex)) +
                      "' needs a value");

  if (Parsed.hasArg(OPT_help))
    Result.What = Options::Action::Help;
  else if (Parsed.hasArg(OPT_version))
    Result.What = Options::Action::Version;
  else if (Parsed.hasArg(OPT_list_checks))
    Result.What = Options::Action::ListChecks;
  else if (Parsed.hasArg(OPT_explain))
    Result.What = Options::Action::Explain;

  Result.Inputs = Parsed.getAllArgValues(OPT_INPUT);
  readAskedLine(Result);
  if (const opt::Arg *A = Parsed.getLastArg(OPT_p, OPT_build_dir)) {
    Result.BuildDir = A->getValue();
    if (Result.FixedFlags)
      return usageError("'" + A->getSpelling() +
                        "' and flags after '--' exclude each other");
    if (Result.BuildDir.empty())
      return usageError("option '" + A->getSpelling() + "' needs a value");
  }
  Result.ExtraArgs = Parsed.getAllArgValues(OPT_extra_arg);
  Result.ExtraArgsBefore = Parsed.getAllArgValues(OPT_extra_arg_before);
  Result.HeaderFilter = Parsed.getLastArgValue(OPT_header_filter);
  std::string RegexError;
  if (Parsed.hasArg(OPT_header_filter) &&
      !Regex(Result.HeaderFilter).isValid(RegexError))
    return usageError("'--header-filter' is no regular expression: " +
                      RegexError);
  Result.Checks = join(Parsed.getAllArgValues(OPT_checks), ",");
  Result.ConfigFile = Parsed.getLastArgValue(OPT_config);
  Result.FactsFile = Parsed.getLastArgValue(OPT_write_facts);
  Result.ExplainedCheck = Parsed.getLastArgValue(OPT_explain);
  Result.ApplyUnsafeFixes = Parsed.hasArg(OPT_unsafe_fixes);
  Result.PrintDiff = Parsed.hasArg(OPT_diff);
  Result.ApplyFixes =
      (Parsed.hasArg(OPT_fix) || Result.ApplyUnsafeFixes) && !Result.PrintDiff;
  Result.FormatStyle = Parsed.getLastArgValue(OPT_format_style);
  Result.DetectCi = !Parsed.hasArg(OPT_no_ci_detect);
  Result.RequireReason = Parsed.hasArg(OPT_require_reason);
  Result.ReportUnusedSuppressions =
      Parsed.hasArg(OPT_report_unused_suppressions);
  Result.Quiet = Parsed.hasArg(OPT_quiet);
  Result.Verbose = Parsed.hasArg(OPT_verbose);
  Result.SharePrefixes = !Parsed.hasArg(OPT_no_shared_prefix);
  if (Error E = readComparison(Parsed, Result))
    return E;
  if (Error E = readCache(Parsed, Result))
    return E;
  if (Error E = readFormats(Parsed, Result))
    return E;
  if (Error E = readSwitches(Parsed, Result))
    return E;
  if (Error E = readShard(Parsed, Result))
    return E;
  return Result;
}

void printHelp(raw_ostream &OS) {
  constexpr unsigned WidestCommand = 24;
  DriverOptTable().printHelp(
      OS,
      "async-tidy [command] [options] [files or folders...] "
      "[-- compiler flags]",
      "lint asynchronous C++: every unit of the compile database by default");
  OS << "\nCOMMANDS:\n";
  for (const Command &C : Commands)
    OS << "  "
       << left_justify((C.Words + " " + C.Arguments).str(), WidestCommand)
       << C.Help << '\n';
  OS << "\nEXIT CODE:\n"
        "  0    no finding at or above --fail-on\n"
        "  1    findings\n"
        "  2    wrong usage, configuration, compile database or report path\n"
        "  3    a unit crashed, hung, did not parse or was not reached in\n"
        "       time; it is named\n"
        "  4    internal error, or a report could not be written\n"
        "  130  interrupted; what was found so far is reported\n";
}

} // namespace async_tidy::driver
