// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CalleeFacts.h"
#include "FactLookup.h"

using namespace clang;

namespace async_tidy {

const std::vector<CalleeFacts::Entries> &
CalleeFacts::namedIn(const CallExpr &Call, Role R) {
  static const std::vector<Entries> None;
  const NameIndex<CallFact> &Index = Known.calls(R);
  const NamedDecl *Called = calledDeclaration(Call);
  if (!Called || Index.empty())
    return None;
  if (const IdentifierInfo *Id = Called->getIdentifier();
      Id && !Index.mayHold(Id->getName()))
    return None;
  const auto [It, IsNew] =
      ByCallee.try_emplace({{Called, classOf(objectType(Call))}, R.index()});
  if (!IsNew)
    return It->second;
  std::vector<Entries> Found;
  anyCalledName(
      Call, [&](llvm::StringRef Simple) { return Index.mayHold(Simple); },
      [&](const std::string &Name) {
        Entries Facts;
        for (const CallFact *Fact : Index.find(Name))
          if (isOfLanguage(Call, Name, Fact->IsOfC))
            Facts.push_back(Fact);
        if (!Facts.empty())
          Found.push_back(std::move(Facts));
        return false;
      });
  return It->second = std::move(Found);
}

const CallFact *CalleeFacts::ofCall(const CallExpr &Call, Role R) {
  const std::vector<Entries> &Named = namedIn(Call, R);
  if (Named.empty())
    return nullptr;
  const WrittenArguments Written(Call, &Begins);
  for (const Entries &Facts : Named)
    for (const CallFact *Fact : llvm::reverse(Facts))
      if (applies(Fact->When, Fact->Unless, Written, Context))
        return Fact;
  return nullptr;
}

const CallFact *CalleeFacts::ofCallAs(const CallExpr &Call,
                                      llvm::StringRef Name, Role R) {
  const auto Facts = Known.calls(R).find(Name);
  const WrittenArguments Written(Call, &Begins);
  const auto It = llvm::find_if(Facts, [&](const CallFact *Fact) {
    return applies(Fact->When, Fact->Unless, Written, Context);
  });
  return It == Facts.end() ? nullptr : *It;
}

} // namespace async_tidy
