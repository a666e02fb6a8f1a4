// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FactsFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <utility>

namespace async_tidy {

using nlohmann::json;

constexpr int FactsVersion = 5;

std::string writeFacts(const ProgramRecord &Record) {
  std::string Text =
      "{\n\"version\": " + std::to_string(FactsVersion) + ",\n\"topics\": {";
  for (const auto &[Topic, Functions] : Record.Topics) {
    Text += Topic == Record.Topics.begin()->first ? "\n" : ",\n";
    Text += json(Topic).dump() + ": [";
    // A function on a line.
    const char *Separator = "\n";
    Functions->write([&](const json &Function) {
      Text += std::exchange(Separator, ",\n");
      Text += Function.dump(-1, ' ', false, json::error_handler_t::replace);
    });
    Text += "]";
  }
  return Text + "}\n}\n";
}

ProgramRecord readFacts(const std::string &Path, std::string &Problem) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer) {
    Problem = "facts file '" + Path + "': " + Buffer.getError().message();
    return {};
  }
  try {
    const json Document = json::parse((*Buffer)->getBuffer());
    if (Document.at("version") != FactsVersion)
      throw json::other_error::create(501, "another version's", nullptr);
    return recordFromJson(Document);
  } catch (const json::exception &Error) {
    Problem = "facts file '" + Path + "': " + Error.what();
    return {};
  }
}

namespace {
struct SharedFile {
  llvm::sys::TimePoint<> Changed;
  uint64_t Size = 0;
  std::shared_ptr<const ProgramRecord> Record;
  std::string Problem;
};
} // namespace

std::shared_ptr<const ProgramRecord> sharedFacts(const std::string &Path,
                                                 std::string &Problem) {
  static std::mutex Reading;
  static std::map<std::string, SharedFile> Files;
  llvm::SmallString<256> Name(Path);
  llvm::sys::fs::make_absolute(Name);
  // Of a file that is not there it stays what it is by default.
  llvm::sys::fs::file_status Status;
  llvm::sys::fs::status(Name, Status);
  const std::lock_guard Lock(Reading);
  SharedFile &File = Files[std::string(Name)];
  if (!File.Record || File.Changed != Status.getLastModificationTime() ||
      File.Size != Status.getSize()) {
    File = {Status.getLastModificationTime(), Status.getSize(), nullptr, ""};
    File.Record =
        std::make_shared<const ProgramRecord>(readFacts(Path, File.Problem));
  }
  Problem = File.Problem;
  return File.Record;
}

} // namespace async_tidy
