// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_BINDINGFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_BINDINGFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// How something belongs to the thread that runs it.
enum class BoundBy {
  Identity,
  Exceptions,
  Error,
  Guard,
  Attachment,
  Counter,
  Set,
  Restore,
  Swap,
  Attach,
  Detach,
};

struct BindingFact {
  BoundBy By = BoundBy::Identity;
  /// For messages; what sets and what restores it have the same one.
  std::string State;
  bool IsOfC = false;
  std::vector<Condition> When;
  std::vector<Condition> Unless;
};

/// What libraries bind to threads.
class BindingFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const BindingFact *> Calls;
  /// By the type.
  NameIndex<const BindingFact *> Objects;
  /// Task types whose coroutines stay in their thread.
  std::vector<std::string> Staying;

private:
  std::deque<BindingFact> All;
};

} // namespace async_tidy

#endif
