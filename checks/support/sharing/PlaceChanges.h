// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_PLACECHANGES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_PLACECHANGES_H

#include "SharedPlace.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// What a change does to a place.
enum class ChangeKind {
  /// It becomes another one, or its value does.
  Assign,
  Insert,
  Remove,
  Clear,
  /// std::move(place)
  MoveAway,
  /// An element, or what it points to, becomes another one.
  Element,
};

struct PlaceChange {
  SharedPlace Place;
  ChangeKind Kind = ChangeKind::Assign;
  /// The assignment or call.
  const clang::Expr *At = nullptr;
};

/// What a body's own code does to shared places: assignments first, then calls,
/// each in source order.
std::vector<PlaceChange> placeChangesIn(Body &Code, const AsyncModel &Model);

/// What an assignment gives, built in or not; null for any other statement, and
/// for one that only adds to what there was.
const clang::Expr *assignedValue(const clang::Expr &Assignment);

} // namespace async_tidy

#endif
