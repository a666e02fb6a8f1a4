// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_FACTSTEXT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_FACTSTEXT_H

#include "Topic.h"
#include <map>
#include <set>
#include <string>

namespace async_tidy {

/// What a facts file tells of the program beside its functions.
struct FactsHeader {
  /// Content hashes by path: of the files that the units have read; those of
  /// files that changed meanwhile are empty.
  std::map<std::string, std::string> Files;
  /// The same of the configurations that the units were looked at with; of
  /// those without one the empty path.
  std::map<std::string, std::string> Configurations;
};

void to_json(nlohmann::json &Value, const FactsHeader &Header);
void from_json(const nlohmann::json &Value, FactsHeader &Header);

/// Lays out a facts file: a program's record for other runs and editors, which
/// find what they need of it by its lines.
class FactsText {
public:
  static constexpr int Version = 7;
  /// The line between the header and the records, and the text behind the last
  /// record.
  static constexpr llvm::StringLiteral TopicsLine = "\"topics\": {\n";
  static constexpr llvm::StringLiteral End = "\n}\n}\n}\n";

  /// How it begins; \p Source is what it is made from.
  static std::string startOf(const nlohmann::json &Source);
  /// As all values are written.
  static std::string dumped(const nlohmann::json &Value);

  FactsText(const nlohmann::json &Source, const nlohmann::json &Header);

  /// The lines of a topic.
  struct Lines {
    /// By name, the records of what a call by it may run.
    std::map<std::string, std::set<std::string>> Records;
    /// The names by which other units know functions, by those that their own
    /// units call them by.
    std::map<std::string, std::string> Aliases;
  };
  /// Adds a topic; in the order of their names.
  void add(llvm::StringRef Topic, const Lines &All);
  void add(llvm::StringRef Topic, const FunctionRecords &Functions);

  /// All of it; nothing is added any more.
  std::string take();

private:
  /// A record on the line of \p Name: names would be most of the text.
  std::string shortened(nlohmann::json Record, const std::string &Name) const;

  std::string Text;
  /// The files of records by their numbers, which is their order in the header.
  std::map<std::string, size_t, std::less<>> Numbers;
  llvm::StringRef AfterTopic;
};

} // namespace async_tidy

#endif
