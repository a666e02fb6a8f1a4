// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLLIST_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLLIST_H

#include "llvm/ADT/StringRef.h"
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace async_tidy {

/// A call that a project says blocks: the short form of a fact.
struct ListedCall {
  /// A qualified name, in which * stands for anything.
  std::string Pattern;
  /// Code that can take the call's place; may be empty.
  std::string Replacement;
  /// Completes "it ..."; may be empty.
  std::string Reason;
};

/// Reads "pattern => replacement -- reason; pattern; ...", as .clang-tidy has
/// it. A replacement and a reason may be missing.
std::vector<ListedCall> parseCallList(llvm::StringRef Text);
std::string callListText(const std::vector<ListedCall> &Calls);

/// The same list as .async-tidy.json has it.
nlohmann::json callListJson(const std::vector<ListedCall> &Calls);
std::vector<ListedCall> callListFromJson(const nlohmann::json &Entries);

} // namespace async_tidy

#endif
