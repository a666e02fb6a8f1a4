// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ProgramRecord.h"
#include "PackedReader.h"
#include "llvm/BinaryFormat/MsgPackWriter.h"
#include "llvm/Support/raw_ostream.h"

namespace async_tidy {

using nlohmann::json;

void ProgramRecord::forgetFiles(
    llvm::function_ref<bool(const std::string &)> IsForgotten) {
  for (auto &[Topic, Functions] : Topics)
    Functions->forgetFiles(IsForgotten);
}

std::string pack(const ProgramRecord &Record) {
  std::string Packed;
  llvm::raw_string_ostream Stream(Packed);
  llvm::msgpack::Writer Writer(Stream);
  Writer.writeArraySize(2);
  Writer.writeArraySize(Record.FactsFiles.size());
  for (const std::string &File : Record.FactsFiles)
    Writer.write(llvm::StringRef(File));
  Writer.writeArraySize(Record.Topics.size());
  for (const auto &[Topic, Functions] : Record.Topics) {
    std::vector<std::string> All;
    Functions->write([&](const WrittenRecord &One) {
      json::to_msgpack(One.Value, All.emplace_back());
    });
    Writer.writeArraySize(1 + All.size());
    Writer.write(llvm::StringRef(Topic));
    for (const std::string &One : All)
      Writer.write(llvm::MemoryBufferRef(One, ""));
  }
  return Packed;
}

ProgramRecord
unpack(llvm::StringRef Packed,
       llvm::function_ref<bool(llvm::StringRef, llvm::StringRef)> IsWanted) {
  ProgramRecord Record;
  PackedReader Reader(Packed);
  Reader.array();
  for (size_t Left = Reader.array(); Left != 0; --Left)
    Record.FactsFiles.push_back(Reader.text().str());
  for (size_t Topics = Reader.array(); Topics != 0; --Topics) {
    size_t Left = Reader.array();
    const llvm::StringRef Name = Reader.text();
    const Topic *Known = findTopic(Name);
    if (!Known)
      throw json::other_error::create(501, "unknown topic '" + Name.str() + "'",
                                      nullptr);
    json List = json::array();
    for (; Left > 1; --Left)
      if (const llvm::StringRef One = Reader.text(); IsWanted(Name, One))
        List.push_back(json::from_msgpack(One.begin(), One.end()));
    Record.Topics[Name.str()] = Known->Read(List);
  }
  return Record;
}

} // namespace async_tidy
