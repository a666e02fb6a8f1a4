// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHARINGRECORD_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHARINGRECORD_H

#include "PlaceChanges.h"
#include "support/code/SourcePoint.h"
#include <nlohmann/json_fwd.hpp>

namespace async_tidy {

/// On whose object, and beside what, one function runs another.
enum class EntryKind {
  /// It waits for its end: on the object that it works on itself, or on a part
  /// of that.
  Same,
  /// Likewise, and goes on meanwhile: a task that it does not await.
  Beside,
  /// On an object that it has just made; and goes on meanwhile.
  New,
  NewBeside,
  /// On any object, any number of times.
  Any,
  /// As Beside, and only where nobody has begun it before.
  Claimed,
};

struct FunctionEntry {
  InternedString Usr;
  EntryKind How = EntryKind::Any;
  unsigned Offset = 0;

  friend auto operator<=>(const FunctionEntry &,
                          const FunctionEntry &) = default;
};

/// A change of what usrOf() names.
struct ChangedPlace {
  InternedString Place;
  ChangeKind Kind = ChangeKind::Assign;
  SourcePoint At;
  /// Of an object that the function has been given, or got from others: maybe
  /// one that nobody else has.
  bool IsGiven = false;

  friend auto operator<=>(const ChangedPlace &, const ChangedPlace &) = default;
};

/// What one function changes that others can reach, and what it runs that may
/// do so.
struct SharingRecord {
  InternedString Usr;
  InternedString Defines;
  InternedString Name;
  SourcePoint At;
  /// Objects begin there: a constructor, main.
  bool IsBegin = false;
  bool IsMain = false;
  /// Libraries call it too: it overrides what one of them declares.
  bool IsOpen = false;
  std::vector<InternedString> Overrides;
  /// Sorted, the first of each kind.
  std::vector<ChangedPlace> Changes;
  std::vector<FunctionEntry> Entries;

  const std::string &file() const { return At.File; }
  friend auto operator<=>(const SharingRecord &,
                          const SharingRecord &) = default;
};

nlohmann::json toJson(const SharingRecord &Record);
void namesIn(const SharingRecord &Record,
             llvm::function_ref<void(const std::string &)> Take);
/// Throws nlohmann::json::exception where \p Value is none.
SharingRecord sharingRecordFromJson(const nlohmann::json &Value);

/// What records are made of one unit.
class Sharing {
public:
  explicit Sharing(AsyncModel &Model);

  /// Nothing where \p Function does none of this, or the unit knows no
  /// coroutines.
  std::optional<SharingRecord> recordOf(const clang::FunctionDecl &Function);

private:
  void addChanges(const clang::FunctionDecl &Function, SharingRecord &Into);
  void addEntries(const clang::FunctionDecl &Function, SharingRecord &Into);
  /// Whether it matters who runs \p Function.
  bool isFollowed(const clang::FunctionDecl &Function);

  std::optional<SharingRecord> read(const clang::FunctionDecl &Function);

  AsyncModel &Model;
  const bool HasCoroutines;
  /// What was asked for last: all checks ask for one function one after the
  /// other.
  const clang::FunctionDecl *Latest = nullptr;
  std::optional<SharingRecord> LatestRecord;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> HasTasks;
};

} // namespace async_tidy

#endif
