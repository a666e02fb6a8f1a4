// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Topic.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

/// Filled before main, by whichever file's static objects come first.
static std::vector<const Topic *> &table() {
  static std::vector<const Topic *> Topics;
  return Topics;
}

RegisterTopic::RegisterTopic(const Topic &T) {
  std::vector<const Topic *> &Topics = table();
  Topics.insert(llvm::lower_bound(Topics, T.Name,
                                  [](const Topic *Known, llvm::StringRef Name) {
                                    return Known->Name < Name;
                                  }),
                &T);
}

llvm::ArrayRef<const Topic *> allTopics() { return table(); }

const Topic *findTopic(llvm::StringRef Name) {
  auto It =
      llvm::find_if(table(), [&](const Topic *T) { return T->Name == Name; });
  return It == table().end() ? nullptr : *It;
}

} // namespace async_tidy
