// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Facts.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace async_tidy {

using nlohmann::json;

std::map<const char *, Facts::PartInfo> &Facts::registered() {
  static std::map<const char *, PartInfo> Known;
  return Known;
}

Facts::Facts() : Roles(Role::declared().size()) {
  for (const auto &[Key, Info] : registered())
    Parts[Key] = Info.Make();
}

std::vector<std::string> Facts::keys() {
  std::set<std::string> All;
  for (const auto &[Key, Info] : registered())
    All.insert(Info.Keys.begin(), Info.Keys.end());
  for (const Role::Declaration &R : Role::declared())
    All.insert(R.Section.str());
  return {All.begin(), All.end()};
}

void Facts::read(const FactSource &From) {
  // No part reads what another one has read: their order does not matter.
  for (const auto &[Key, Part] : Parts)
    Part->read(From);
  for (const auto &[Index, R] : llvm::enumerate(Role::declared()))
    for (const json &Entry : From.section(R.Section)) {
      if (!R.Key.empty() && Entry.at(R.Key.str()).get<std::string>() != R.Value)
        continue;
      const CallFact Fact = From.callFact(Entry);
      for (const std::string &Name : From.subjects(Entry, "calls"))
        Roles[Index].Calls.add(Name, Fact);
      for (const std::string &Name : From.subjects(Entry, "constructors"))
        Roles[Index].Constructions.add(Name, Fact);
    }
}

void Facts::addModel(const json &Model) {
  const json Empty = json::object();
  const json &Source = Model.contains("facts") ? Model["facts"] : Empty;
  for (const json &Namespace : Model["namespaces"]) {
    Library &Owner = Libraries.emplace_back();
    Owner.Id = Model["library"];
    Owner.Title = Namespace.value("title", Model["title"].get<std::string>());
    Owner.Namespace = Namespace["name"];
    read(FactSource(Libraries, Source, Owner, Namespace.value("include", ""),
                    /*IsC=*/Namespace["name"] == "" &&
                        !Namespace.contains("language"),
                    /*IsFirst=*/&Namespace == &Model["namespaces"].front()));
  }
}

void Facts::addProject(const json &ProjectFacts) {
  Library &Owner = Libraries.emplace_back();
  Owner.Id = "project";
  Owner.Title = "this project";
  read(FactSource(Libraries, ProjectFacts, Owner, "", /*IsC=*/false,
                  /*IsFirst=*/true));
}

const Library *Facts::library(llvm::StringRef Key) const {
  auto It = llvm::find_if(Libraries,
                          [&](const Library &L) { return L.key() == Key; });
  return It == Libraries.end() ? nullptr : &*It;
}

bool Facts::isOfLibrary(llvm::StringRef Name) const {
  return llvm::any_of(Libraries, [&](const Library &L) {
    return !L.Namespace.empty() && Name.starts_with(L.Namespace) &&
           Name.drop_front(L.Namespace.size()).starts_with("::");
  });
}

} // namespace async_tidy
