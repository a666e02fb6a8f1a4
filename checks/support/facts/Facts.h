// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTS_H

#include "FactSource.h"
#include "Role.h"
#include "support/code/NameIndex.h"
#include <deque>
#include <map>
#include <memory>

namespace async_tidy {

/// What one topic knows of libraries: reads its own keys of models and of a
/// project's .async-tidy.json.
class FactsPart {
public:
  virtual ~FactsPart() = default;
  virtual void read(const FactSource &From) = 0;
};

/// What is known of libraries: rules/models and a project's own facts.
class Facts {
public:
  Facts();

  /// Adds every library of a model that fits model.schema.json.
  void addModel(const nlohmann::json &Model);
  /// Adds a project's own facts, after all models.
  void addProject(const nlohmann::json &ProjectFacts);

  /// What a topic has read.
  template <typename Part> const Part &get() const {
    return static_cast<const Part &>(*Parts.at(&Part::Key));
  }

  /// What is said of calls, and by class of constructing an object.
  const NameIndex<CallFact> &calls(Role R) const {
    return Roles[R.index()].Calls;
  }
  const NameIndex<CallFact> &constructions(Role R) const {
    return Roles[R.index()].Constructions;
  }

  /// Whether a library's namespace holds the qualified \p Name.
  bool isOfLibrary(llvm::StringRef Name) const;

  /// The library of that key, or null.
  const Library *library(llvm::StringRef Key) const;

  /// The keys that some topic reads, sorted.
  static std::vector<std::string> keys();

private:
  template <typename Part> friend class RegisterFacts;
  struct PartInfo {
    std::unique_ptr<FactsPart> (*Make)();
    std::vector<llvm::StringRef> Keys;
  };
  static std::map<const char *, PartInfo> &registered();

  void read(const FactSource &From);

  std::deque<Library> Libraries;
  struct RoleFacts {
    NameIndex<CallFact> Calls;
    NameIndex<CallFact> Constructions;
  };
  std::vector<RoleFacts> Roles;
  std::map<const char *, std::unique_ptr<FactsPart>> Parts;
};

/// Makes a topic's part of the facts known, with the keys that it reads: one
/// object with static storage duration for each. The part has a static member
/// Key whose address stands for it.
template <typename Part> class RegisterFacts {
public:
  explicit RegisterFacts(std::vector<llvm::StringRef> Keys) {
    Facts::registered()[&Part::Key] = {
        []() -> std::unique_ptr<FactsPart> { return std::make_unique<Part>(); },
        std::move(Keys)};
  }
};

} // namespace async_tidy

#endif
