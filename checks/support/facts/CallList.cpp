// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CallList.h"
#include "Facts.h"
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

/// Client::Client and Client::~Client name a construction and the end of a
/// life; Client::* also what classes derived from Client add.
static json subjectsOf(llvm::StringRef Pattern) {
  Pattern.consume_front("::");
  const size_t Colons = Pattern.rfind("::");
  const llvm::StringRef Outer =
      Colons == llvm::StringRef::npos ? "" : Pattern.take_front(Colons);
  const llvm::StringRef Name = lastComponent(Pattern);
  json Subjects = {{"calls", {Pattern.str()}}};
  if (Outer.empty())
    return Subjects;
  if (Name == lastComponent(Outer))
    Subjects["constructors"] = {Outer.str()};
  if (Name.starts_with("~"))
    Subjects["destructors"] = {Outer.str()};
  if (Name == "*" && !Outer.contains('*'))
    Subjects["methodsOf"] = {Outer.str()};
  return Subjects;
}

json factsOf(const std::vector<ListedCall> &Calls) {
  json Entries = json::array();
  for (const ListedCall &Call : Calls) {
    json &Entry = Entries.emplace_back(subjectsOf(Call.Pattern));
    Entry["group"] = ListedGroup.str();
    Entry["operation"] = "wait-declared";
    Entry["reason"] =
        Call.Reason.empty() ? "is listed as a call that blocks" : Call.Reason;
    if (!Call.Replacement.empty())
      Entry["replacement"] = Call.Replacement;
  }
  return {{"blocking", std::move(Entries)}};
}

} // namespace async_tidy
