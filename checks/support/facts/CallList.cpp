// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CallList.h"
#include "llvm/ADT/StringExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;

constexpr llvm::StringLiteral Arrow = "=>";
/// With its blanks: x-- is code.
constexpr llvm::StringLiteral Dashes = " -- ";

std::vector<ListedCall> parseCallList(llvm::StringRef Text) {
  std::vector<ListedCall> Calls;
  for (llvm::StringRef Entry : llvm::split(Text, ';')) {
    if (Entry.trim().empty())
      continue;
    const auto [Code, Reason] = Entry.split(Dashes);
    const auto [Pattern, Replacement] = Code.split(Arrow);
    Calls.push_back(
        {Pattern.trim().str(), Replacement.trim().str(), Reason.trim().str()});
  }
  return Calls;
}

std::string callListText(const std::vector<ListedCall> &Calls) {
  std::string Text;
  for (const ListedCall &Call : Calls) {
    Text += (Text.empty() ? "" : "; ") + Call.Pattern;
    if (!Call.Replacement.empty())
      Text += (" " + Arrow + " ").str() + Call.Replacement;
    if (!Call.Reason.empty())
      Text += Dashes.str() + Call.Reason;
  }
  return Text;
}

json callListJson(const std::vector<ListedCall> &Calls) {
  json Entries = json::array();
  for (const ListedCall &Call : Calls) {
    json &Entry = Entries.emplace_back(json{{"pattern", Call.Pattern}});
    if (!Call.Replacement.empty())
      Entry["replacement"] = Call.Replacement;
    if (!Call.Reason.empty())
      Entry["reason"] = Call.Reason;
  }
  return Entries;
}

std::vector<ListedCall> callListFromJson(const json &Entries) {
  std::vector<ListedCall> Calls;
  for (const json &Entry : Entries)
    Calls.push_back({Entry.at("pattern"), Entry.value("replacement", ""),
                     Entry.value("reason", "")});
  return Calls;
}

} // namespace async_tidy
