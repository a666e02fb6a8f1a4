// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAMRECORD_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAMRECORD_H

#include "Topic.h"
#include <map>

namespace async_tidy {

/// What the functions of a unit, or of a program, do, as far as other units
/// may ask for it.
struct ProgramRecord {
  /// By topic; a topic that has nothing to say may be missing.
  std::map<std::string, std::unique_ptr<FunctionRecords>, std::less<>> Topics;
  /// Of a unit: the facts files that tell of functions elsewhere.
  std::vector<std::string> FactsFiles;

  /// Takes out the functions of those files.
  void
  forgetFiles(llvm::function_ref<bool(const std::string &File)> IsForgotten);
};

/// The bytes in which processes hand a record to each other: MessagePack, with
/// bytes of its own for each function, the same whichever unit records it.
std::string pack(const ProgramRecord &Record);

/// The functions of \p Packed whose bytes \p IsWanted wants. Throws
/// nlohmann::json::exception where it is no record.
ProgramRecord
unpack(llvm::StringRef Packed,
       llvm::function_ref<bool(llvm::StringRef Topic, llvm::StringRef Function)>
           IsWanted);

} // namespace async_tidy

#endif
