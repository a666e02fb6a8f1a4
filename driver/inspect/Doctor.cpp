// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Doctor.h"
#include "ConfigOrigins.h"
#include "TrialParse.h"
#include "run/KeptFacts.h"
#include "units/CompileCommands.h"
#include "words/Plural.h"
#include "workers/WorkerPool.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// Files looked at for a header that a unit lacks, at most.
constexpr unsigned MostFilesSearched = 200000;

/// The first file below the project's root, by name, whose path ends in
/// \p Header; empty where there is none.
std::string findInProject(StringRef Header, StringRef Root) {
  std::string Found;
  const std::string End = ("/" + Header).str();
  unsigned Searched = 0;
  std::error_code EC;
  for (sys::fs::recursive_directory_iterator It(Root, EC), Last;
       It != Last && !EC && ++Searched < MostFilesSearched; It.increment(EC)) {
    const StringRef Path = It->path();
    if (sys::path::filename(Path) == ".git")
      It.no_push();
    else if (Path.ends_with(End) && (Found.empty() || Path < Found))
      Found = Path;
  }
  return Found;
}

class Doctor {
public:
  Doctor(const Options &Opts, const ProjectPaths &Paths, raw_ostream &OS)
      : Opts(Opts), Paths(Paths), OS(OS) {}

  /// Whether the unit can be linted.
  Expected<bool> examine(const Unit &U) {
    OS << Paths.onScreen(U.Path) << '\n';
    line("folder", U.Command.Directory);
    line("command", commandLine(U));
    Expected<ConfigOrigins> Origins = ConfigOrigins::of(U.Path, Opts, Paths);
    if (!Origins)
      return Origins.takeError();
    sayChecks(*Origins);
    Expected<JobOutcome> Ended = parse(U);
    if (!Ended)
      return Ended.takeError();
    if (Ended->How != JobOutcome::End::Finished) {
      line("parse",
           Ended->How == JobOutcome::End::TimedOut
               ? "no end after " + plural(Opts.UnitTimeout.count(), "second")
               : "clang crashed: " + Ended->Reason);
      line("mend", "leave the unit out; the others are linted all the same");
      return false;
    }
    const TrialParse Trial = deserializeTrial(Ended->Output);
    sayParse(Trial, Ended->Seconds);
    sayProgram(U, *Origins);
    return Trial.Parsed;
  }

private:
  void line(StringRef Name, const Twine &Text) {
    OS << "  " << left_justify(Name, 12) << Text << '\n';
  }

  static std::string commandLine(const Unit &U) {
    std::string Text;
    raw_string_ostream Command(Text);
    for (const std::string &Arg : U.Command.CommandLine) {
      if (!Text.empty())
        Command << ' ';
      sys::printArg(Command, Arg, /*Quote=*/false);
    }
    return Text;
  }

  Expected<JobOutcome> parse(const Unit &U) {
    JobOutcome Result;
    Expected<bool> Finished =
        WorkerPool(1, Opts.UnitTimeout)
            .run(
                {0}, [&](size_t) { return serialize(parseOnce(U, Opts)); },
                [&](size_t, JobOutcome Outcome) {
                  Result = std::move(Outcome);
                });
    if (!Finished)
      return createStringError("no process to parse in");
    return Result;
  }

  void sayChecks(const ConfigOrigins &Origins) {
    unsigned On = 0;
    for (const CheckOrigin &Check : Origins.Checks)
      On += Check.Runs;
    line("checks", Twine(On) + " of " + Twine(Origins.Checks.size()) + " on, " +
                       (Origins.ConfigFile.empty()
                            ? "no .async-tidy.json"
                            : "by " + Paths.onScreen(Origins.ConfigFile)) +
                       "; 'config explain' says why");
  }

  /// What hooks, editors and clang-tidy know of functions in other files.
  void sayProgram(const Unit &U, const ConfigOrigins &Origins) {
    std::set<std::string> Named;
    for (const CheckOrigin &Check : Origins.Checks)
      for (const OptionOrigin &Given : Check.Options)
        if (Check.Runs && Given.Option->Name == "FactsFile" &&
            !Given.Value.empty())
          Named.insert(Given.Value);
    for (const std::string &Path : Named) {
      const auto File = FactsFile::shared(Path);
      line("program",
           File->problem().empty()
               ? "told by " + Paths.onScreen(Path) + "; " + changesSince(*File)
               : File->problem());
    }
    if (!Named.empty())
      return;
    std::string Path;
    const std::shared_ptr<const FactsFile> Kept =
        keptFactsFor(U, Origins.ConfigFile, Opts, Path);
    if (!Kept) {
      line("program", Path.empty()
                          ? "not known to hooks and editors: no run over the "
                            "whole database is kept"
                          : "not known to hooks and editors: it was linted "
                            "with another configuration or version");
      return;
    }
    sys::fs::file_status Status;
    sys::fs::status(Path, Status);
    line("program",
         "known to hooks and editors as linted on " +
             formatv("{0:%Y-%m-%d %H:%M}", Status.getLastModificationTime())
                 .str() +
             "; " + changesSince(*Kept));
  }

  static std::string changesSince(const FactsFile &Told) {
    const auto &Files = Told.header().Files;
    const auto Changed = count_if(
        Files, [&](const auto &File) { return Told.hasChanged(File.first); });
    return std::to_string(Changed) + " of " + plural(Files.size(), "file") +
           " changed since";
  }

  void sayParse(const TrialParse &Trial, double Seconds) {
    for (const std::string &Flag : Trial.DroppedFlags)
      line("dropped", Flag + ", which clang does not know");
    for (const std::string &Folder : Trial.MissingFolders)
      line("missing", "folder " + Folder);
    if (!Trial.Language.empty())
      line("language", Trial.Language + " for " + Trial.Target);
    if (Trial.Parsed) {
      line("parse", "good, in " + Twine(formatv("{0:f1}", Seconds).str()) +
                        " s: " + plural(Trial.Files, "file") +
                        " of the project, " + Twine(Trial.SystemFiles) +
                        " of the system");
      line("coroutines", Twine(Trial.Coroutines) + " in this file");
    }
    for (const ParseError &E : Trial.Errors)
      line("error", (E.At.empty() ? "" : E.At + ": ") + E.Message);
    if (Trial.ErrorCount > Trial.Errors.size())
      line("error",
           "and " + Twine(Trial.ErrorCount - Trial.Errors.size()) + " more");
    sayRemedies(Trial);
  }

  void sayRemedies(const TrialParse &Trial) {
    if (!Trial.Language.empty() && !Trial.HasCoroutines)
      line("mend", "coroutines are off in " + Trial.Language +
                       ": the command, or --extra-arg, needs -std=c++20");
    for (const ParseError &E : Trial.Errors)
      if (!E.MissingHeader.empty())
        line("mend", remedyFor(E.MissingHeader));
    const bool OnlyCode = !Trial.Parsed && Trial.HasCoroutines &&
                          none_of(Trial.Errors, [](const ParseError &E) {
                            return !E.MissingHeader.empty() || E.At.empty();
                          });
    if (OnlyCode)
      line("mend", "clang does not accept the code: 'clang++-22 "
                   "-fsyntax-only' with this command says the same");
  }

  std::string remedyFor(StringRef Header) {
    const std::string Found = findInProject(Header, Paths.root());
    if (Found.empty())
      return ("no file below the project's root ends in '" + Header +
              "': build the project first if its build makes it, or install "
              "its package")
          .str();
    return "it is here: --extra-arg=-I" +
           StringRef(Found).drop_back(Header.size() + 1).str();
  }

  const Options &Opts;
  const ProjectPaths &Paths;
  raw_ostream &OS;
};

} // namespace

Expected<ExitCode> examine(const Options &Opts, const ProjectPaths &Paths,
                           raw_ostream &OS) {
  if (Opts.Inputs.size() != 1)
    return createStringError("'doctor' needs one file");
  Expected<UnitList> Units = collectUnits(Opts, Paths);
  if (!Units)
    return Units.takeError();
  for (const std::string &Note : Units->Notes)
    OS << Note << '\n';
  ExitCode Code = ExitCode::Clean;
  for (const Unit &U : Units->Units) {
    Expected<bool> Good = Doctor(Opts, Paths, OS).examine(U);
    if (!Good)
      return Good.takeError();
    if (!*Good)
      Code = ExitCode::Incomplete;
  }
  return Code;
}

} // namespace async_tidy::driver
