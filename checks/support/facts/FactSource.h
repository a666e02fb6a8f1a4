// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTSOURCE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTSOURCE_H

#include "CallFact.h"
#include "Library.h"
#include "llvm/ADT/StringRef.h"
#include <deque>
#include <nlohmann/json.hpp>

namespace async_tidy {

/// The facts of one library, in one of its namespaces, as topics read them.
class FactSource {
public:
  /// \p Known are the libraries that have been read so far. \p Include is the
  /// folder of its headers. \p IsC: its global functions have C linkage.
  /// \p IsFirst: of a library's namespaces.
  FactSource(const std::deque<Library> &Known, const nlohmann::json &Sections,
             const Library &Owner, std::string Include, bool IsC, bool IsFirst)
      : Known(Known), Sections(Sections), Owner(Owner),
        Include(std::move(Include)), IsC(IsC), IsFirst(IsFirst) {}

  const Library &owner() const { return Owner; }
  bool isC() const { return IsC; }
  /// The library whose rules hold for an entry's types.
  const Library &ownerOf(const nlohmann::json &Entry) const;

  /// An empty array where the facts have no such key.
  const nlohmann::json &section(llvm::StringRef Key) const;

  static std::vector<std::string> strings(const nlohmann::json &Object,
                                          const char *Key);
  static std::optional<ArgumentRef> argument(const nlohmann::json &Object,
                                             const char *Key = "argument");
  /// Strings in which $ stands for the namespace.
  std::vector<std::string> names(const nlohmann::json &Object,
                                 const char *Key) const;
  /// The names that facts are about: one that holds in whatever namespace is
  /// the first namespace's alone.
  std::vector<std::string> subjects(const nlohmann::json &Object,
                                    const char *Key) const;
  std::vector<std::string> subjects(const char *Key) const {
    return subjects(Sections, Key);
  }
  std::vector<Condition> conditions(const nlohmann::json &Object,
                                    const char *Key) const;
  std::vector<std::string> includes(const nlohmann::json &Entry) const;
  std::string code(const nlohmann::json &Entry, const char *Key) const;
  CallFact callFact(const nlohmann::json &Entry) const;

private:
  const std::deque<Library> &Known;
  const nlohmann::json &Sections;
  const Library &Owner;
  std::string Include;
  bool IsC;
  bool IsFirst;
};

} // namespace async_tidy

#endif
