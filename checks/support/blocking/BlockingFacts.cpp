// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingFacts.h"

namespace async_tidy {

using nlohmann::json;

static const RegisterFacts<BlockingFacts> Registered({"blocking"});

static std::optional<std::vector<std::string>> operandsOf(const json &Entry) {
  if (!Entry.contains("operands"))
    return std::nullopt;
  return FactSource::strings(Entry, "operands");
}

static std::optional<ArgumentRef> preparedBy(const json &Entry) {
  return Entry.contains("prepares")
             ? FactSource::argument({{"argument", Entry["prepares"]}})
             : std::nullopt;
}

void BlockingFacts::read(const FactSource &From) {
  for (const json &Entry : From.section("blocking")) {
    const BlockingFact *Fact = &All.emplace_back(BlockingFact{
        Entry["group"], Entry["operation"], Entry["reason"],
        From.code(Entry, "replacement"), operandsOf(Entry),
        From.names(Entry, "releasedBy"), Entry.value("unlessReady", false),
        Entry.value("unlessNonBlocking", false),
        Entry.value("unlessInMemory", false), preparedBy(Entry),
        Entry.value("discarded", false), From.isC(),
        From.conditions(Entry, "when"), From.conditions(Entry, "unless")});
    for (const std::string &Name : From.subjects(Entry, "calls"))
      Calls.add(Name, Fact);
    for (const std::string &Name : From.subjects(Entry, "methodsOf"))
      Classes.add(Name, Fact);
    for (const std::string &Name : From.subjects(Entry, "constructors"))
      Constructors.add(Name, Fact);
    for (const std::string &Name : From.subjects(Entry, "destructors"))
      Destructors.add(Name, Fact);
  }
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
