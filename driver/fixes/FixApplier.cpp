// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FixApplier.h"
#include "UnifiedDiff.h"
#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;
using clang::tooling::Replacement;
using clang::tooling::Replacements;

namespace async_tidy::driver {
namespace {

/// The edits chosen so far, for one file.
struct FileEdits {
  Replacements Changes;
  /// Several fixes may need the same #include: offset to lines.
  std::map<unsigned, std::set<std::string>> Includes;
};

/// The changes with the lines they touch in clang-format's \p Style.
Expected<Replacements> formatted(Replacements Changes, StringRef Style,
                                 StringRef Path, StringRef Text) {
  if (Style.empty() || Style == "none")
    return Changes;
  Expected<clang::format::FormatStyle> Found = clang::format::getStyle(
      Style, Path, clang::format::DefaultFallbackStyle, Text);
  if (!Found)
    return Found.takeError();
  return clang::format::formatReplacements(Text, Changes, *Found);
}

class Planner {
public:
  Planner(sys::TimePoint<> Linted, const ProjectPaths &Paths)
      : Linted(Linted), Paths(Paths) {}

  /// The reason why not, or empty.
  std::string tryFix(const Fix &X) {
    for (const Edit &E : X.Edits)
      if (std::string Why = whyClosed(E.Path); !Why.empty())
        return Why;
    if (Accepted.contains(X.Edits))
      return std::string();
    std::map<std::string, FileEdits> Touched;
    for (const Edit &E : X.Edits) {
      FileEdits &File =
          Touched.try_emplace(E.Path, Edits[E.Path]).first->second;
      if (addsInclude(E)) {
        File.Includes[E.Offset].insert(E.Text);
        continue;
      }
      if (Error Conflict = File.Changes.add(
              Replacement(E.Path, E.Offset, E.Length, E.Text))) {
        consumeError(std::move(Conflict));
        return "it overlaps another fix";
      }
    }
    for (auto &[Path, File] : Touched)
      Edits[Path] = std::move(File);
    Accepted.insert(X.Edits);
    return std::string();
  }

  Error makeFiles(std::map<std::string, FixedFile> &Files,
                  StringRef Style) const {
    for (const auto &[Path, File] : Edits) {
      if (File.Changes.empty() && File.Includes.empty())
        continue;
      Replacements All = File.Changes;
      for (const auto &[Offset, Lines] : File.Includes)
        if (Error E = All.add(Replacement(Path, Offset, 0, join(Lines, ""))))
          return E;
      ErrorOr<std::unique_ptr<MemoryBuffer>> Old = MemoryBuffer::getFile(Path);
      if (!Old)
        return createFileError(Path, Old.getError());
      FixedFile Fixed;
      Fixed.Before = (*Old)->getBuffer().str();
      Expected<Replacements> Changes =
          formatted(std::move(All), Style, Path, Fixed.Before);
      if (!Changes)
        return Changes.takeError();
      Expected<std::string> New =
          clang::tooling::applyAllReplacements(Fixed.Before, *Changes);
      if (!New)
        return New.takeError();
      Fixed.After = std::move(*New);
      Fixed.Changes = std::move(*Changes);
      Files[Path] = std::move(Fixed);
    }
    return Error::success();
  }

private:
  std::string whyClosed(const std::string &Path) const {
    if (!Paths.owns(Path))
      return "'" + Path + "' is outside the project";
    sys::fs::file_status Status;
    if (sys::fs::status(Path, Status) ||
        Status.getLastModificationTime() > Linted)
      return "'" + Path + "' changed while it was linted";
    return std::string();
  }

  sys::TimePoint<> Linted;
  const ProjectPaths &Paths;
  std::map<std::string, FileEdits> Edits;
  std::set<std::vector<Edit>> Accepted;
};

const Fix *chooseFix(const Finding &F, bool Unsafe) {
  const auto Safe = find_if(F.Fixes, [](const Fix &X) { return X.Safe; });
  if (Safe != F.Fixes.end())
    return &*Safe;
  return Unsafe && !F.Fixes.empty() ? &F.Fixes.front() : nullptr;
}

/// A file's new text beside the file, until it takes its place.
struct PendingFile {
  std::string Target;
  SmallString<256> Temporary;
};

Expected<PendingFile> writeBeside(StringRef Target, StringRef Text) {
  PendingFile Result;
  Result.Target = Target.str();
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(Target, Status))
    return createFileError(Target, EC);
  // A file that may not be written is not to be replaced either.
  if (std::error_code EC = sys::fs::access(Target, sys::fs::AccessMode::Write))
    return createFileError(Target, EC);
  int File = -1;
  if (std::error_code EC = sys::fs::createUniqueFile(Target + ".%%%%%%%%.tmp",
                                                     File, Result.Temporary))
    return createFileError(Target, EC);
  raw_fd_ostream OS(File, /*shouldClose=*/true);
  OS << Text;
  OS.close();
  std::error_code EC = OS.error();
  OS.clear_error();
  if (!EC)
    EC = sys::fs::setPermissions(Result.Temporary, Status.permissions());
  if (EC) {
    sys::fs::remove(Result.Temporary);
    return createFileError(Target, EC);
  }
  return Result;
}

} // namespace

FixPlan planFixes(std::vector<Finding> &Findings, const FixStyle &Style,
                  sys::TimePoint<> Linted, const ProjectPaths &Paths) {
  FixPlan Plan;
  Planner P(Linted, Paths);
  for (Finding &F : Findings) {
    const Fix *Chosen = chooseFix(F, Style.Unsafe);
    if (!Chosen)
      continue;
    const std::string Why =
        F.Incomplete ? "its unit does not parse" : P.tryFix(*Chosen);
    F.Fixed = Why.empty();
    Plan.Applied += F.Fixed;
    if (!F.Fixed)
      Plan.Skipped.push_back((Paths.onScreen(F.At.Path) + ":" +
                              Twine(F.At.Line) + ":" + Twine(F.At.Column) +
                              ": fix of " + F.Check + " skipped: " + Why)
                                 .str());
  }
  if (Error E = P.makeFiles(Plan.Files, Style.Format)) {
    Plan = FixPlan();
    Plan.Skipped.push_back("no fix applied: " + toString(std::move(E)));
    for (Finding &F : Findings)
      F.Fixed = false;
  }
  return Plan;
}

std::string patchOf(const FixPlan &Plan, const ProjectPaths &Paths) {
  std::string Patch;
  raw_string_ostream OS(Patch);
  for (const auto &[Path, File] : Plan.Files)
    printUnifiedDiff(OS, Paths.inReport(Path), File.Before, File.Changes);
  return Patch;
}

Error applyFixes(const FixPlan &Plan) {
  std::vector<PendingFile> Pending;
  const auto DropAll = [&] {
    for (const PendingFile &P : Pending)
      sys::fs::remove(P.Temporary);
  };
  for (const auto &[Path, File] : Plan.Files) {
    Expected<PendingFile> Written = writeBeside(Path, File.After);
    if (!Written) {
      DropAll();
      return Written.takeError();
    }
    Pending.push_back(std::move(*Written));
  }
  for (size_t I = 0; I != Pending.size(); ++I) {
    const std::error_code EC =
        sys::fs::rename(Pending[I].Temporary, Pending[I].Target);
    if (!EC)
      continue;
    DropAll();
    Error All = createFileError(Pending[I].Target, EC);
    // What has taken its place goes back.
    for (const PendingFile &Done : ArrayRef(Pending).take_front(I)) {
      Expected<PendingFile> Old =
          writeBeside(Done.Target, Plan.Files.at(Done.Target).Before);
      if (!Old)
        All = joinErrors(std::move(All), Old.takeError());
      else if (std::error_code Back =
                   sys::fs::rename(Old->Temporary, Old->Target))
        All = joinErrors(std::move(All), createFileError(Old->Target, Back));
    }
    return All;
  }
  return Error::success();
}

} // namespace async_tidy::driver
