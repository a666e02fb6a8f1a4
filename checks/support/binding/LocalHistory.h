// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_LOCALHISTORY_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_LOCALHISTORY_H

#include "BoundValues.h"

namespace async_tidy {

/// What one function does to thread_local variables, in source order.
class LocalHistory {
public:
  /// \p Around are the statements around the access.
  void add(const LocalAccess &Access,
           llvm::ArrayRef<const clang::Stmt *> Around);

  /// Adds what is set and read, set and set back, counted up and down.
  void into(BoundValues &Found) const;

private:
  struct Entry {
    LocalAccess Access;
    /// if (!cache) cache = make(): whoever comes first sets it, for all.
    bool IsLazy = false;
  };
  bool setsBack(const LocalAccess &Set) const;
  void addSets(const Entry &First, BoundValues &Found) const;
  void addCounts(const Entry &First, BoundValues &Found) const;

  std::vector<Entry> Entries;
  /// Local variables that keep what such a variable was.
  llvm::DenseMap<const clang::VarDecl *, const clang::VarDecl *> Kept;
};

} // namespace async_tidy

#endif
