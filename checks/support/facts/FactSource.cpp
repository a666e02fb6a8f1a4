// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FactSource.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

using nlohmann::json;

const Library &FactSource::ownerOf(const json &Entry) const {
  const std::string Like = Entry.value("like", "");
  auto It = llvm::find_if(Known, [&](const Library &L) {
    return !Like.empty() && (L.Id == Like || L.Title == Like);
  });
  return It == Known.end() ? Owner : *It;
}

const json &FactSource::section(llvm::StringRef Key) const {
  static const json Empty = json::array();
  auto It = Sections.find(Key.str());
  return It == Sections.end() ? Empty : *It;
}

std::vector<std::string> FactSource::strings(const json &Object,
                                             const char *Key) {
  return Object.value(Key, std::vector<std::string>());
}

std::optional<ArgumentRef> FactSource::argument(const json &Object,
                                                const char *Key) {
  auto It = Object.find(Key);
  if (It == Object.end())
    return std::nullopt;
  if (!It->is_string())
    return ArgumentRef{It->get<unsigned>()};
  return ArgumentRef{*It == "last" ? ArgumentRef::Last : ArgumentRef::Object};
}

static std::string expand(std::string Text, const std::string &Dollar) {
  for (size_t At = Text.find('$'); At != std::string::npos;
       At = Text.find('$', At + Dollar.size()))
    Text.replace(At, 1, Dollar);
  return Text;
}

std::vector<std::string> FactSource::names(const json &Object,
                                           const char *Key) const {
  std::vector<std::string> Names = strings(Object, Key);
  for (std::string &Name : Names)
    Name = expand(std::move(Name), Owner.Namespace);
  return Names;
}

std::vector<std::string> FactSource::subjects(const json &Object,
                                              const char *Key) const {
  std::vector<std::string> Names = strings(Object, Key);
  llvm::erase_if(Names, [&](const std::string &Name) {
    return !IsFirst && Name.find('$') == std::string::npos;
  });
  for (std::string &Name : Names)
    Name = expand(std::move(Name), Owner.Namespace);
  return Names;
}

std::vector<Condition> FactSource::conditions(const json &Object,
                                              const char *Key) const {
  std::vector<Condition> Conditions;
  for (const json &Entry : Object.value(Key, json::array())) {
    Condition &C = Conditions.emplace_back();
    C.Argument = argument(Entry);
    C.Field = Entry.value("field", "");
    C.Within = Entry.value("within", false);
    C.Zero = Entry.value("zero", false);
    C.Null = Entry.value("null", false);
    if (Entry.contains("flag"))
      C.Flag = Entry["flag"]["value"].get<int64_t>();
    C.Names = names(Entry, "names");
    C.Types = names(Entry, "types");
    C.Texts = strings(Entry, "texts");
    C.Member = Entry.value("member", "");
    if (Entry.contains("minArguments"))
      C.MinArguments = Entry["minArguments"].get<unsigned>();
    if (Entry.contains("maxArguments"))
      C.MaxArguments = Entry["maxArguments"].get<unsigned>();
  }
  return Conditions;
}

std::vector<std::string> FactSource::includes(const json &Entry) const {
  std::vector<std::string> Headers = strings(Entry, "includes");
  for (std::string &Header : Headers)
    Header = expand(std::move(Header), Include);
  return Headers;
}

std::string FactSource::code(const json &Entry, const char *Key) const {
  return expand(Entry.value(Key, ""), Owner.Namespace);
}

CallFact FactSource::callFact(const json &Entry) const {
  return {IsC, argument(Entry), conditions(Entry, "when"),
          conditions(Entry, "unless")};
}

} // namespace async_tidy
