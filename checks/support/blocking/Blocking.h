// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKING_H

#include "BlockingFacts.h"
#include "BlockingReach.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// What blocks by itself in a unit, and what its functions block by.
class Blocking {
public:
  explicit Blocking(AsyncModel &Model) : Model(Model) {}

  /// Adds calls that a check's options list: they win over the model's facts.
  void addListed(std::shared_ptr<const Facts> Calls) {
    Listed = std::move(Calls);
  }

  /// What is known of a blocking call, a construction that blocks, or the end
  /// of an object's life that blocks. Null where nothing is, or where the
  /// arguments say that it does not block.
  const BlockingFact *ofCall(const clang::CallExpr &Call) const;
  const BlockingFact *
  ofConstruction(const clang::CXXConstructExpr &Construction) const;
  const BlockingFact *ofDestruction(clang::QualType Type) const;

  /// The summaries of the unit's functions.
  BlockingReach &reach() { return Reach; }

private:
  const AsyncModel &Model;
  std::shared_ptr<const Facts> Listed;
  BlockingReach Reach;
};

} // namespace async_tidy

#endif
