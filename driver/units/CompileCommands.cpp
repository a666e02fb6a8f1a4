// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CompileCommands.h"
#include "clang/Driver/Types.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace llvm;
using clang::tooling::CompilationDatabase;
using clang::tooling::CompileCommand;

namespace async_tidy::driver {
namespace {

constexpr StringLiteral DatabaseName = "compile_commands.json";
constexpr StringLiteral FlagsName = "compile_flags.txt";

std::string inFolder(StringRef Folder, StringRef Name) {
  SmallString<256> Path(Folder);
  sys::path::append(Path, Name);
  return Path.str().str();
}

// The first by name, so that the choice does not depend on the file system.
std::string databaseInBuildFolders(StringRef Folder) {
  std::string Best;
  std::error_code EC;
  for (sys::fs::directory_iterator It(Folder, EC), End; It != End && !EC;
       It.increment(EC)) {
    if (!sys::path::filename(It->path()).starts_with("build"))
      continue;
    std::string Path = inFolder(It->path(), DatabaseName);
    if (sys::fs::exists(Path) && (Best.empty() || Path < Best))
      Best = std::move(Path);
  }
  return Best;
}

std::string databaseUpwardFrom(StringRef Folder) {
  for (; !Folder.empty(); Folder = sys::path::parent_path(Folder)) {
    for (StringRef Name : {StringRef(DatabaseName), StringRef(FlagsName)}) {
      std::string Path = inFolder(Folder, Name);
      if (sys::fs::exists(Path))
        return Path;
    }
    if (std::string Path = databaseInBuildFolders(Folder); !Path.empty())
      return Path;
  }
  return std::string();
}

Expected<std::string> locateDatabase(const Options &Opts,
                                     const ProjectPaths &Paths) {
  if (!Opts.BuildDir.empty()) {
    std::string Path = absolutePath(Opts.BuildDir, Paths.currentFolder());
    if (!sys::fs::exists(Path))
      return createStringError("no such folder: '" + Opts.BuildDir + "'");
    if (!sys::fs::is_directory(Path))
      return Path;
    for (StringRef Name : {StringRef(DatabaseName), StringRef(FlagsName)})
      if (std::string Inside = inFolder(Path, Name); sys::fs::exists(Inside))
        return Inside;
    return createStringError("'" + Opts.BuildDir + "' has no " + DatabaseName);
  }
  std::string Path = databaseUpwardFrom(Paths.currentFolder());
  if (Path.empty() && !Opts.Inputs.empty())
    Path = databaseUpwardFrom(sys::path::parent_path(
        absolutePath(Opts.Inputs.front(), Paths.currentFolder())));
  if (Path.empty())
    return createStringError(
        "no compile database found; name its folder with -p DIR, make one with "
        "cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or give the flags after "
        "'--'");
  return Path;
}

// LLVM's own reader takes the file for YAML and its messages say so.
Error checkJson(StringRef Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return createStringError("cannot read '" + Path +
                             "': " + Buffer.getError().message());
  Expected<json::Value> Value = json::parse((*Buffer)->getBuffer());
  if (!Value)
    return createStringError("compile database '" + Path +
                             "' is broken: " + toString(Value.takeError()));
  const json::Array *Entries = Value->getAsArray();
  if (!Entries)
    return createStringError("compile database '" + Path +
                             "' is broken: expected an array of commands");
  if (Entries->empty())
    return createStringError("compile database '" + Path + "' is empty");
  return Error::success();
}

Expected<std::unique_ptr<CompilationDatabase>> loadDatabase(StringRef Path) {
  using namespace clang::tooling;
  std::string Message;
  std::unique_ptr<CompilationDatabase> Base;
  if (sys::path::filename(Path) == FlagsName) {
    Base = FixedCompilationDatabase::loadFromFile(Path, Message);
  } else {
    if (Error E = checkJson(Path))
      return E;
    Base = JSONCompilationDatabase::loadFromFile(
        Path, Message, JSONCommandLineSyntax::AutoDetect);
  }
  if (!Base)
    return createStringError("compile database '" + Path +
                             "' is broken: " + Message);
  return inferTargetAndDriverMode(inferToolLocation(inferMissingCompileCommands(
      expandResponseFiles(std::move(Base), vfs::getRealFileSystem()))));
}

bool isCFamily(StringRef Path) {
  using namespace clang::driver::types;
  const ID Type = lookupTypeForExtension(
      sys::path::extension(Path).drop_while([](char C) { return C == '.'; }));
  return Type == TY_INVALID || isDerivedFromC(Type);
}

class Collector {
public:
  Collector(const CompilationDatabase &Database, const ProjectPaths &Paths)
      : Database(Database), Paths(Paths) {}

  void addAll() {
    for (CompileCommand &Command : Database.getAllCompileCommands())
      add(std::move(Command), /*Asked=*/false);
  }

  /// False where no unit lies below \p Folder.
  bool addBelow(StringRef Folder) {
    const std::string Prefix = Paths.canonical(Folder) + "/";
    bool Any = false;
    for (CompileCommand &Command : Database.getAllCompileCommands()) {
      if (!StringRef(Paths.canonical(pathOf(Command))).starts_with(Prefix))
        continue;
      add(std::move(Command), /*Asked=*/false);
      Any = true;
    }
    return Any;
  }

  bool has(StringRef Path) const { return Files.contains(Path.str()); }

  /// False where the database has no command and none to infer one from.
  bool addFile(StringRef Path) {
    std::vector<CompileCommand> Commands = Database.getCompileCommands(Path);
    for (CompileCommand &Command : Commands) {
      if (!Command.Heuristic.empty())
        Result.Notes.push_back("'" + Paths.onScreen(Path) +
                               "' is not in the compile database; its command "
                               "is " +
                               Command.Heuristic);
      add(std::move(Command), /*Asked=*/true);
    }
    return !Commands.empty();
  }

  UnitList take() {
    for (auto &[Path, Of] : Files)
      llvm::move(Of.Units, std::back_inserter(Result.Units));
    return std::move(Result);
  }

private:
  struct CommandsOfFile {
    std::set<std::vector<std::string>> Known;
    std::vector<Unit> Units;
  };

  static std::string pathOf(const CompileCommand &Command) {
    return absolutePath(Command.Filename, Command.Directory);
  }

  void add(CompileCommand Command, bool Asked) {
    Unit U;
    U.Path = pathOf(Command);
    if (!Asked && !isCFamily(U.Path))
      return;
    std::vector<std::string> Key =
        clang::tooling::getClangStripOutputAdjuster()(Command.CommandLine,
                                                      Command.Filename);
    Key.push_back(Command.Directory);
    CommandsOfFile &Of = Files[U.Path];
    if (!Of.Known.insert(std::move(Key)).second)
      return;
    if (sys::fs::file_size(U.Path, U.Size))
      U.Size = 0;
    U.Command = std::move(Command);
    Of.Units.push_back(std::move(U));
  }

  const CompilationDatabase &Database;
  const ProjectPaths &Paths;
  UnitList Result;
  std::map<std::string, CommandsOfFile> Files;
};

Error checkInputs(const Options &Opts, const ProjectPaths &Paths) {
  std::string Lines;
  for (const std::string &Input : Opts.Inputs)
    if (!sys::fs::exists(absolutePath(Input, Paths.currentFolder())))
      Lines += (Lines.empty() ? "" : "\n") + ("no such file: '" + Input + "'");
  return Lines.empty() ? Error::success() : createStringError(Lines);
}

} // namespace

/// Whether a file of that name is compiled by itself.
static bool isSource(StringRef Path) {
  using namespace clang::driver::types;
  const StringRef Extension = sys::path::extension(Path);
  if (Extension.empty() || isHeader(Path))
    return false;
  const ID Type = lookupTypeForExtension(Extension.drop_front());
  return Type != TY_INVALID && isDerivedFromC(Type) &&
         !onlyPrecompileType(Type);
}

bool isHeader(StringRef Path) {
  return StringSwitch<bool>(sys::path::extension(Path).lower())
      .Cases({".h", ".hh", ".hpp", ".hxx", ".h++", ".inl", ".ipp", ".tpp",
              ".inc", ".def", ".cuh"},
             true)
      .Default(false);
}

Expected<UnitList> collectUnits(const Options &Opts,
                                const ProjectPaths &Paths) {
  if (Error E = checkInputs(Opts, Paths))
    return E;
  std::unique_ptr<CompilationDatabase> Database;
  std::string DatabasePath;
  if (Opts.FixedFlags) {
    Database = std::make_unique<clang::tooling::FixedCompilationDatabase>(
        Paths.currentFolder(), *Opts.FixedFlags);
  } else {
    Expected<std::string> Located = locateDatabase(Opts, Paths);
    if (!Located)
      return Located.takeError();
    DatabasePath = std::move(*Located);
    Expected<std::unique_ptr<CompilationDatabase>> Loaded =
        loadDatabase(DatabasePath);
    if (!Loaded)
      return Loaded.takeError();
    Database = std::move(*Loaded);
  }

  Collector Units(*Database, Paths);
  if (Opts.Inputs.empty())
    Units.addAll();
  // A new file may not be in the database yet.
  for (const std::string &File : Opts.HookFiles)
    if (const std::string Path = absolutePath(File, Paths.currentFolder());
        isSource(Path) && !Units.has(Path))
      Units.addFile(Path);
  for (const std::string &Input : Opts.Inputs) {
    const std::string Path = absolutePath(Input, Paths.currentFolder());
    if (sys::fs::is_directory(Path)) {
      if (!Units.addBelow(Path))
        return createStringError("no unit of the compile database lies in '" +
                                 Input + "'");
    } else if (!Units.addFile(Path)) {
      return createStringError("the compile database has no command for '" +
                               Input + "'");
    }
  }
  UnitList Result = Units.take();
  if (Result.Units.empty())
    return createStringError(
        Opts.FixedFlags || sys::path::filename(DatabasePath) == FlagsName
            ? Twine("no files to lint: flags without a compile database need "
                    "files")
            : "compile database '" + DatabasePath + "' has no C++ units");
  if (Opts.BuildDir.empty() && !DatabasePath.empty())
    Result.Notes.insert(Result.Notes.begin(),
                        "using " + Paths.onScreen(DatabasePath));
  return Result;
}

} // namespace async_tidy::driver
