// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CheckSelection.h"
#include "OwnRules.h"
#include "clang-tidy/GlobList.h"
#include "words/Suggestion.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include <set>

using namespace llvm;

namespace async_tidy::driver {
namespace {

std::string nearestCheck(StringRef Name) {
  const auto Names =
      map_to_vector(checkCatalog(), [](const CheckInfo &C) { return C.Name; });
  return suggestion(Name, Names);
}

} // namespace

Expected<const CheckInfo *> checkNamed(StringRef Name) {
  if (const CheckInfo *Check = findCheck(Name))
    return Check;
  if (findRule(Name))
    return createStringError("'" + Name +
                             "' is no check of code: an option of its own "
                             "switches it on, see --explain");
  return createStringError("unknown check '" + Name + "'" + nearestCheck(Name));
}

Expected<CheckSelection> CheckSelection::parse(StringRef Globs) {
  CheckSelection Result;
  SmallVector<StringRef> Parts;
  Globs.split(Parts, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef Part : Parts) {
    Step Next;
    Next.Text = Part.trim().str();
    StringRef Glob = Part.trim();
    Next.Add = !Glob.consume_front("-");
    const clang::tidy::GlobList Matcher(Glob);
    for (const CheckInfo &Check : checkCatalog())
      if (Matcher.contains(Check.Name))
        Next.Checks.push_back(&Check);
    if (Next.Checks.empty()) {
      if (!Glob.contains('*'))
        return checkNamed(Glob).takeError();
      return createStringError("no check matches '" + Glob + "'" +
                               nearestCheck(Glob));
    }
    Result.Steps.push_back(std::move(Next));
  }
  return Result;
}

std::vector<std::string>
CheckSelection::enabled(const ProjectConfig &Config) const {
  std::set<StringRef> Names;
  for (const CheckInfo &Check : checkCatalog())
    if (Config.enabled(Check.Name).value_or(Check.Level != Tier::Opinion))
      Names.insert(Check.Name);
  for (const Step &S : Steps)
    for (const CheckInfo *Check : S.Checks) {
      if (S.Add)
        Names.insert(Check->Name);
      else
        Names.erase(Check->Name);
    }
  return {Names.begin(), Names.end()};
}

StringRef CheckSelection::decider(const CheckInfo &Check) const {
  for (const Step &S : reverse(Steps))
    if (is_contained(S.Checks, &Check))
      return S.Text;
  return StringRef();
}

} // namespace async_tidy::driver
