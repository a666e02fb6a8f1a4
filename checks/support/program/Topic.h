// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_TOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_TOPIC_H

#include "ProgramFunctions.h"
#include "support/catalog/Wording.h"
#include "support/code/SourcePoint.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace async_tidy {

class Facts;

/// How much of the program is known.
enum class Extent {
  /// The functions of one unit, some of which nobody else can call.
  Unit,
  /// Those of several units.
  Units,
  /// All that is known, as it was when the whole program was seen.
  Known,
  /// All that there is.
  Whole,
};

/// A record as files have it.
struct WrittenRecord {
  /// By which a call of another unit knows the function, and one of its own.
  std::string Name;
  std::string Usr;
  /// The names of the functions that it overrides.
  std::vector<InternedString> Overrides;
  nlohmann::json Value;
};

/// What the functions of a unit, or of a program, do, as far as one topic
/// asks: a record for each function.
class FunctionRecords {
public:
  using TakeName = llvm::function_ref<void(const std::string &Name)>;

  virtual ~FunctionRecords() = default;
  /// Adds the records of \p Others, of the same topic.
  virtual void append(FunctionRecords &&Others) = 0;
  /// Shows the names of all functions that the records speak of, their own
  /// ones too; each maybe more than once.
  virtual void forEachName(TakeName Take) const = 0;
  /// Shows the files that the functions are defined in, likewise.
  virtual void forEachFile(TakeName Take) const = 0;
  /// Takes out the functions of those files.
  virtual void forgetFiles(
      llvm::function_ref<bool(const std::string &File)> IsForgotten) = 0;
  /// Shows each record.
  virtual void
  write(llvm::function_ref<void(WrittenRecord Function)> Take) const = 0;
};

/// The records of one topic. A \p Record is one that ProgramFunctions.h takes;
/// toJson() writes it, namesIn() shows the functions that it speaks of, and its
/// file() is the one that the function is defined in.
template <typename Record> class RecordsOf final : public FunctionRecords {
public:
  explicit RecordsOf(std::vector<Record> All) : All(std::move(All)) {}

  void append(FunctionRecords &&Others) override {
    llvm::move(static_cast<RecordsOf &>(Others).All, std::back_inserter(All));
  }
  void forEachName(TakeName Take) const override {
    for (const Record &One : All) {
      Take(linkName(One));
      namesIn(One, Take);
    }
  }
  void forEachFile(TakeName Take) const override {
    for (const Record &One : All)
      Take(One.file());
  }
  void forgetFiles(
      llvm::function_ref<bool(const std::string &)> IsForgotten) override {
    std::erase_if(All, [&](const Record &R) { return IsForgotten(R.file()); });
  }
  void write(llvm::function_ref<void(WrittenRecord)> Take) const override {
    for (const Record &One : All) {
      WrittenRecord Written{linkName(One), One.Usr, {}, toJson(One)};
      if constexpr (requires { One.Overrides; })
        Written.Overrides = One.Overrides;
      Take(std::move(Written));
    }
  }

  std::vector<Record> All;
};

/// The records of that type in \p Functions, which may be null.
template <typename Record>
llvm::ArrayRef<Record> recordsIn(const FunctionRecords *Functions) {
  if (!Functions)
    return {};
  return static_cast<const RecordsOf<Record> *>(Functions)->All;
}

/// What another topic has to decide of a finding.
struct FurtherCondition {
  /// Empty where there is none.
  std::string Topic;
  nlohmann::json Terms;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FurtherCondition, Topic, Terms)

/// A finding that hangs on what functions do, once that is known.
struct Verdict {
  Wording Words;
  /// From the finding to its cause.
  std::vector<PathNote> Notes;
  /// Where the one cause stands that many findings may have.
  std::optional<SourcePoint> Root = std::nullopt;
  /// Holds only if that does, whose notes come behind.
  FurtherCondition Also = {};
};

/// What follows, for one topic, from the records of any number of units. The
/// order in which they are added does not matter.
class TopicProgram {
public:
  virtual ~TopicProgram() = default;
  virtual void add(std::unique_ptr<FunctionRecords> Unit) = 0;
  /// Adds the functions of which nothing is known yet.
  virtual void addOthers(const FunctionRecords &Known) = 0;
  /// Says how much there is, before the first decision.
  virtual void setExtent(Extent) {}

  /// Decides a finding by the \p Condition that the topic has made for it:
  /// nothing where it does not hold. \p Known are the facts of the project
  /// that it is in.
  virtual std::optional<Verdict> decide(const nlohmann::json &Condition,
                                        const Facts &Known) = 0;

  /// What there is to tell of the function that a line stands in, each at its
  /// place, to somebody who asks why findings there are as they are.
  virtual std::vector<PathNote> explain(const std::string &, unsigned) {
    return {};
  }

  /// What other programs may ask for of the functions that were added: no more
  /// than tells them from functions of which nothing is known.
  virtual std::unique_ptr<FunctionRecords> records() = 0;
};

/// What is left of \p First when \p Decide, which asks the topic that it
/// names, has decided what it hangs on.
inline std::optional<Verdict>
decideFurther(std::optional<Verdict> First,
              llvm::function_ref<
                  std::optional<Verdict>(const FurtherCondition &Condition)>
                  Decide) {
  if (!First || First->Also.Topic.empty())
    return First;
  const std::optional<Verdict> Other = Decide(std::exchange(First->Also, {}));
  if (!Other)
    return std::nullopt;
  llvm::append_range(First->Notes, Other->Notes);
  if (!First->Root)
    First->Root = Other->Root;
  return First;
}

/// The program of a topic whose records are of type \p Record.
template <typename Record> class TopicProgramOf : public TopicProgram {
public:
  void add(std::unique_ptr<FunctionRecords> Unit) final {
    for (Record &One : static_cast<RecordsOf<Record> &>(*Unit).All)
      add(std::move(One));
  }
  void addOthers(const FunctionRecords &Known) final {
    addOthers(static_cast<const RecordsOf<Record> &>(Known).All);
  }
  std::unique_ptr<FunctionRecords> records() final {
    return std::make_unique<RecordsOf<Record>>(allRecords());
  }

protected:
  virtual void add(Record One) = 0;
  virtual void addOthers(llvm::ArrayRef<Record> Known) = 0;
  virtual std::vector<Record> allRecords() = 0;
};

/// The declaration of a topic: all that units, caches, shards and facts files
/// need to know to carry it. It stands beside the topic's code; a static
/// RegisterTopic makes it known.
struct Topic {
  /// The key of its records.
  llvm::StringRef Name;
  /// The records of an array of what write() has shown. Throws
  /// nlohmann::json::exception where it is none.
  std::unique_ptr<FunctionRecords> (*Read)(const nlohmann::json &List);
  std::unique_ptr<TopicProgram> (*Start)();
  /// What is decided of a function may hang on who calls it.
  bool AsksCallers = false;
};

/// Reads the records of a topic, each by \p FromJson.
template <typename Record, Record (*FromJson)(const nlohmann::json &)>
std::unique_ptr<FunctionRecords> readRecords(const nlohmann::json &List) {
  std::vector<Record> All;
  All.reserve(List.size());
  for (const nlohmann::json &One : List)
    All.push_back(FromJson(One));
  return std::make_unique<RecordsOf<Record>>(std::move(All));
}

/// Makes a topic known. One object with static storage duration for each.
class RegisterTopic {
public:
  explicit RegisterTopic(const Topic &T);
};

/// All topics, sorted by name.
llvm::ArrayRef<const Topic *> allTopics();

/// The topic of that name, or null.
const Topic *findTopic(llvm::StringRef Name);

} // namespace async_tidy

#endif
