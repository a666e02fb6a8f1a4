// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ChangeSet.h"
#include "files/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr StringLiteral NoFile = "/dev/null";

struct FilePair {
  std::string Old;
  std::string New;
  /// Of a rename's own lines, which have no a/ and b/ in front.
  bool Bare = false;
};

/// The name behind "--- " or "+++ ": up to a tab, or in quotes with octal
/// escapes where git saw fit.
std::string nameIn(StringRef Line) {
  if (!Line.consume_front("\""))
    return Line.take_until([](char C) { return C == '\t' || C == '\r'; }).str();
  std::string Name;
  while (!Line.empty() && Line.front() != '"') {
    unsigned Code = 0;
    if (Line.front() != '\\') {
      Name += Line.front();
      Line = Line.drop_front();
    } else if (!Line.substr(1, 3).getAsInteger(8, Code)) {
      Name += static_cast<char>(Code);
      Line = Line.drop_front(4);
    } else {
      Name += Line.substr(1, 1);
      Line = Line.drop_front(2);
    }
  }
  return Name;
}

std::vector<FilePair> filesOf(StringRef Patch) {
  std::vector<FilePair> Pairs;
  std::string Old;
  for (StringRef Line : split(Patch, '\n')) {
    if (Line.consume_front("--- ") || Line.consume_front("rename from "))
      Old = nameIn(Line);
    else if (Line.consume_front("rename to ") && !Old.empty())
      Pairs.push_back(
          {std::exchange(Old, std::string()), nameIn(Line), /*Bare=*/true});
    else if (Line.consume_front("+++ ") && !Old.empty())
      Pairs.push_back({std::exchange(Old, std::string()), nameIn(Line)});
    else
      Old.clear();
  }
  return Pairs;
}

/// A glob that matches \p Name alone.
std::string literalGlob(StringRef Name) {
  std::string Glob;
  for (char C : Name) {
    if (StringRef("*?[\\").contains(C))
      Glob += '\\';
    Glob += C;
  }
  return Glob;
}

std::string inFolder(StringRef Folder, StringRef Name) {
  SmallString<256> Path(Folder);
  sys::path::append(Path, Name);
  return Path.str().str();
}

Error write(StringRef Path, StringRef Text) {
  if (std::error_code EC =
          sys::fs::create_directories(sys::path::parent_path(Path)))
    return createFileError(Path, EC);
  std::error_code EC;
  raw_fd_ostream OS(Path, EC);
  if (EC)
    return createFileError(Path, EC);
  OS << Text;
  return Error::success();
}

Expected<std::string> read(const Twine &Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFileOrSTDIN(Path);
  if (!Buffer)
    return createStringError("cannot read '" + Path +
                             "': " + Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

} // namespace

Expected<ChangeSet> changesOfPatch(StringRef File, const ProjectPaths &Paths) {
  Expected<std::string> Patch = read(File);
  if (!Patch)
    return Patch.takeError();
  std::vector<FilePair> Pairs = filesOf(*Patch);
  if (Pairs.empty() && !StringRef(*Patch).trim().empty())
    return createStringError("'" + File + "' is no unified diff");
  // git's own diffs have a/ and b/ in front, unless they are told not to.
  const bool Prefixed = all_of(Pairs, [](const FilePair &P) {
    const bool IsOld = P.Old == NoFile || StringRef(P.Old).starts_with("a/");
    const bool IsNew = P.New == NoFile || StringRef(P.New).starts_with("b/");
    return P.Bare || (IsOld && IsNew);
  });

  SmallString<128> Folder;
  if (std::error_code EC =
          sys::fs::createUniqueDirectory("async-tidy-patch", Folder))
    return errorCodeToError(EC);
  const scope_exit Remove([&] { sys::fs::remove_directories(Folder); });
  for (FilePair &P : Pairs) {
    for (std::string *Name : {&P.Old, &P.New})
      if (Prefixed && !P.Bare && *Name != NoFile)
        Name->erase(0, 2);
    if (P.New == NoFile)
      continue;
    Expected<std::string> Text = read(inFolder(Paths.root(), P.New));
    if (!Text)
      return Text.takeError();
    if (Error E = write(inFolder(Folder, P.New), *Text))
      return E;
  }
  const std::string PatchFile = inFolder(Folder, ".async-tidy.patch");
  if (Error E = write(PatchFile, *Patch))
    return E;
  if (!Pairs.empty()) {
    // What is no text is of no concern.
    std::vector<std::string> Includes;
    for (const FilePair &P : Pairs)
      for (const std::string *Name : {&P.Old, &P.New})
        if (*Name != NoFile)
          Includes.push_back("--include=" + literalGlob(*Name));
    SmallVector<StringRef> Args = {"apply", "--reverse", "--whitespace=nowarn",
                                   Prefixed ? "-p1" : "-p0"};
    append_range(Args, Includes);
    Args.push_back(PatchFile);
    Expected<std::string> Done = Git(Folder).run(Args);
    if (!Done)
      return createStringError("the files are not as '" + File +
                               "' leaves them: " + toString(Done.takeError()));
  }

  ChangeSet Result;
  std::map<std::string, std::string> Before;
  for (const FilePair &P : Pairs) {
    const std::string Path = Paths.canonical(
        inFolder(Paths.root(), P.New == NoFile ? P.Old : P.New));
    Result.Changed.insert(Path);
    if (P.New == NoFile)
      Result.Deleted.insert(Path);
    if (P.Old == NoFile)
      continue;
    Expected<std::string> Text = read(inFolder(Folder, P.Old));
    if (!Text)
      return Text.takeError();
    Before[Path] = std::move(*Text);
  }
  Result.TextBefore =
      [Before](
          const std::string &Path) -> Expected<std::optional<std::string>> {
    const auto It = Before.find(Path);
    if (It == Before.end())
      return std::nullopt;
    return It->second;
  };
  return Result;
}

} // namespace async_tidy::driver
