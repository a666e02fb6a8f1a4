// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FactsFile.h"
#include "ContentHash.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

namespace async_tidy {

using nlohmann::json;

/// What FactsText::shortened() has made of a record, as it was.
static void restore(json &Record, const std::string &Name,
                    const std::vector<std::string> &Files) {
  if (!Record.is_object())
    return;
  if (auto File = Record.find("file"); File != Record.end() &&
                                       File->is_number_unsigned() &&
                                       File->get<size_t>() < Files.size())
    *File = Files[File->get<size_t>()];
  if (!Record.contains("defines") && Record.value("usr", "") != Name)
    Record["defines"] = Name;
}

bool FactsFile::isFrom(const std::string &Path, const std::string &Source) {
  const std::string Start = FactsText::startOf(Source);
  uint64_t Size = 0;
  if (llvm::sys::fs::file_size(Path, Size) ||
      Size < Start.size() + FactsText::End.size())
    return false;
  auto First = llvm::MemoryBuffer::getFileSlice(Path, Start.size(), 0);
  // One that was not written to its end is none.
  auto Last = llvm::MemoryBuffer::getFileSlice(Path, FactsText::End.size(),
                                               Size - FactsText::End.size());
  return First && (*First)->getBuffer() == Start && Last &&
         (*Last)->getBuffer() == FactsText::End;
}

/// The same facts as FactsText lays them out: a tool may have formatted the
/// file.
static std::string laidOut(llvm::StringRef Text) {
  const json Document = json::parse(Text);
  if (Document.at("version") != FactsText::Version)
    throw json::other_error::create(501, "another version's", nullptr);
  FactsText Laid(Document.at("source"), Document.at("header"));
  for (const auto &[Topic, Functions] : Document.at("topics").items()) {
    FactsText::Lines All;
    for (const auto &[Name, Records] : Functions.items())
      if (Records.is_string())
        All.Aliases[Name] = Records;
      else
        for (const json &Function : Records)
          All.Records[Name].insert(FactsText::dumped(Function));
    Laid.add(Topic, All);
  }
  return Laid.take();
}

FactsFile::FactsFile(const std::string &Path) {
  try {
    read(Path);
  } catch (const json::exception &Error) {
    Problem = "facts file '" + Path + "': " + Error.what();
    Topics.clear();
  }
}

void FactsFile::read(const std::string &Path) {
  if (llvm::sys::fs::exists(Path) && !llvm::sys::fs::is_regular_file(Path)) {
    Problem = "facts file '" + Path + "': no regular file";
    return;
  }
  // Read and not mapped: whoever writes it anew may cut it short.
  auto Read = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true,
                                          /*RequiresNullTerminator=*/true,
                                          /*IsVolatile=*/true);
  if (!Read) {
    Problem = "facts file '" + Path + "': " + Read.getError().message();
    return;
  }
  Buffer = std::move(*Read);
  // It tells what is wrong where that is no JSON.
  if (!json::accept(Buffer->getBuffer()) || !indexLines()) {
    Buffer = llvm::MemoryBuffer::getMemBufferCopy(laidOut(Buffer->getBuffer()));
    indexLines();
  }
  const llvm::StringRef Start = Buffer->getBuffer().take_front(
      Buffer->getBuffer().find(FactsText::TopicsLine));
  const json Document = json::parse(Start.str() + "\"topics\": {}}");
  if (Document.at("version") != FactsText::Version)
    throw json::other_error::create(501, "another version's", nullptr);
  Document.at("header").get_to(Header);
  for (const auto &[File, Hash] : Header.Files)
    Files.push_back(File);
  IsOfHere = llvm::any_of(Files, [](const std::string &File) {
    return llvm::sys::fs::exists(File);
  });
  for (const auto &[Name, Entries] : Topics)
    if (!findTopic(Name))
      throw json::other_error::create(501, "unknown topic '" + Name + "'",
                                      nullptr);
}

static uint64_t nameHash(llvm::StringRef QuotedName) {
  return llvm::xxh3_64bits(QuotedName);
}

llvm::StringRef FactsFile::lineAt(size_t Offset) const {
  return Buffer->getBuffer().drop_front(Offset).take_until(
      [](char C) { return C == '\n'; });
}

/// The quoted name at the start of a line, as JSON has it.
static llvm::StringRef quotedName(llvm::StringRef Line) {
  size_t End = 1;
  while (End < Line.size() && Line[End] != '"')
    End += Line[End] == '\\' ? 2 : 1;
  return Line.take_front(End + 1);
}

/// Whether each line is as FactsText has it.
bool FactsFile::indexLines() {
  Topics.clear();
  const llvm::StringRef Text = Buffer->getBuffer();
  Index *Of = nullptr;
  const size_t Start = Text.find("\n" + FactsText::TopicsLine.str());
  if (Start == llvm::StringRef::npos)
    return false;
  for (size_t At = Start + 1 + FactsText::TopicsLine.size();
       At < Text.size();) {
    const llvm::StringRef Line = lineAt(At);
    if (Line.starts_with("\"")) {
      const llvm::StringRef Name = quotedName(Line);
      if (Line.ends_with("{"))
        Of = &Topics[Name.trim('"').str()];
      else if (Of)
        Of->push_back({nameHash(Name), At});
    } else if (!Line.starts_with("}")) {
      return false;
    }
    At += Line.size() + 1;
  }
  for (auto &[Name, Entries] : Topics)
    llvm::sort(Entries, [](const Entry &A, const Entry &B) {
      return std::pair(A.NameHash, A.Offset) < std::pair(B.NameHash, B.Offset);
    });
  return true;
}

/// What is behind the name on a line.
static llvm::StringRef valueOn(llvm::StringRef Line) {
  return Line.drop_front(quotedName(Line).size() + 2).rtrim(',');
}

std::unique_ptr<FunctionRecords>
FactsFile::recordsOn(llvm::StringRef Line, const Topic &T, Without Left) const {
  const llvm::StringRef Text = valueOn(Line);
  if (!Text.starts_with("["))
    return T.Read(json::array());
  const std::string Name = json::parse(quotedName(Line).str());
  json Records = json::parse(Text.begin(), Text.end());
  for (json &Record : Records)
    restore(Record, Name, Files);
  std::unique_ptr<FunctionRecords> Read = T.Read(Records);
  Read->forgetFiles(Left.IsOwn);
  // What asks for callers is not decided by what a function does alone.
  if (T.AsksCallers) {
    Read->forgetFiles(Left.HasChanged);
    return Read;
  }
  bool Any = false;
  Read->forEachFile(
      [&](const std::string &File) { Any = Any || Left.HasChanged(File); });
  if (Any)
    Read->forgetFiles([](const std::string &File) { return !File.empty(); });
  return Read;
}

ProgramRecord FactsFile::all(Without Left) const {
  ProgramRecord Record;
  for (const auto &[Name, Entries] : Topics) {
    const Topic &Known = *findTopic(Name);
    std::unique_ptr<FunctionRecords> &Functions = Record.Topics[Name];
    Functions = Known.Read(json::array());
    for (const Entry &E : Entries)
      Functions->append(std::move(*recordsOn(lineAt(E.Offset), Known, Left)));
  }
  return Record;
}

std::unique_ptr<FunctionRecords>
FactsFile::about(const Topic &T, std::vector<std::string> Names,
                 Without Left) const {
  std::unique_ptr<FunctionRecords> Found = T.Read(json::array());
  auto Entries = Topics.find(T.Name);
  if (Entries == Topics.end())
    return Found;
  if (T.AsksCallers) {
    for (const Entry &E : Entries->second)
      Found->append(std::move(*recordsOn(lineAt(E.Offset), T, Left)));
    return Found;
  }
  std::set<std::string> Asked(Names.begin(), Names.end());
  Names.assign(Asked.begin(), Asked.end());
  while (!Names.empty()) {
    const std::string Quoted = FactsText::dumped(Names.back());
    Names.pop_back();
    const uint64_t Hash = nameHash(Quoted);
    auto It = llvm::lower_bound(
        Entries->second, Hash,
        [](const Entry &E, uint64_t Wanted) { return E.NameHash < Wanted; });
    for (; It != Entries->second.end() && It->NameHash == Hash; ++It) {
      const llvm::StringRef Line = lineAt(It->Offset);
      if (!Line.starts_with(Quoted))
        continue;
      const auto Ask = [&](const std::string &Name) {
        if (Asked.insert(Name).second)
          Names.push_back(Name);
      };
      if (valueOn(Line).starts_with("\""))
        Ask(json::parse(valueOn(Line).str()));
      std::unique_ptr<FunctionRecords> Here = recordsOn(Line, T, Left);
      Here->forEachName(Ask);
      Found->append(std::move(*Here));
    }
  }
  return Found;
}

bool FactsFile::hasChanged(const std::string &Path) const {
  auto It = Header.Files.find(Path);
  return IsOfHere && It != Header.Files.end() &&
         contentHashOfFile(Path) != It->second;
}

bool FactsFile::holdsFor(const std::string &Configuration,
                         const std::string &SourceFile) const {
  const std::string Folder = llvm::sys::path::parent_path(SourceFile).str();
  const bool IsOfProgram =
      Header.Files.contains(SourceFile) ||
      llvm::any_of(Header.Files, [&](const auto &Known) {
        return llvm::sys::path::parent_path(Known.first) == Folder;
      });
  return Problem.empty() && IsOfProgram &&
         Header.Configurations.contains(Configuration) &&
         llvm::all_of(Header.Configurations, [](const auto &Known) {
           return Known.first.empty() ||
                  contentHashOfFile(Known.first) == Known.second;
         });
}

namespace {
struct SharedFile {
  llvm::sys::TimePoint<> Changed;
  uint64_t Size = 0;
  std::shared_ptr<const FactsFile> File;
};
} // namespace

std::shared_ptr<const FactsFile> FactsFile::shared(const std::string &Path) {
  static std::mutex Reading;
  static std::map<std::string, SharedFile> Files;
  llvm::SmallString<256> Name(Path);
  llvm::sys::fs::make_absolute(Name);
  // Of a file that is not there it stays what it is by default.
  llvm::sys::fs::file_status Status;
  llvm::sys::fs::status(Name, Status);
  const std::lock_guard Lock(Reading);
  SharedFile &Known = Files[std::string(Name)];
  if (!Known.File || Known.Changed != Status.getLastModificationTime() ||
      Known.Size != Status.getSize())
    Known = {Status.getLastModificationTime(), Status.getSize(),
             std::make_shared<const FactsFile>(Path)};
  return Known.File;
}

} // namespace async_tidy
