// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ClaimedStarts.h"
#include "PlaceChanges.h"

using namespace clang;

namespace async_tidy {

bool ClaimedStarts::has(const Expr &Start) {
  if (!Reads) {
    Reads.emplace(Code);
    for (const PlaceChange &Change : placeChangesIn(Code, Model))
      if (Change.Kind == ChangeKind::Assign ||
          Change.Kind == ChangeKind::Insert)
        Claimed.push_back(Change.Place.Path);
  }
  return !Claimed.empty() && Ways.lead(Start, [&](const Expr &Condition, bool) {
    return llvm::any_of(Reads->askedBy(Condition), [&](const LockPath &Path) {
      return llvm::is_contained(Claimed, Path);
    });
  });
}

} // namespace async_tidy
