// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAMFUNCTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAMFUNCTIONS_H

#include "support/code/InternedString.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/iterator.h"
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace async_tidy {

/// The name by which a call of another unit knows the function of \p Record.
template <typename Summary>
const InternedString &linkName(const Summary &Record) {
  return Record.Defines.empty() ? Record.Usr : Record.Defines;
}

/// The functions of any number of units by the names that LinkNames.h gives
/// them: independent of the order in which they are added. Who a call runs is
/// answered here alone: one by name, one that is dispatched, one that nothing
/// defines. A \p Function has a member Summary, with the strings Usr and
/// Defines and, of what can be dispatched to, a list Overrides.
template <typename Function> class ProgramFunctions {
  using Named = std::pair<const InternedString, Function>;
  template <typename Value>
  using Iterator =
      llvm::pointee_iterator<typename std::vector<Named *>::const_iterator,
                             Value>;

public:
  /// Adds a function, and gives what is kept: of two with one USR (an inline
  /// function, seen by two units) the one that sorts first.
  template <typename Summary> const Function &add(Summary New) {
    if (!New.Defines.empty()) {
      auto &Known = Definitions[New.Defines];
      auto Place = llvm::lower_bound(Known, New.Usr);
      if (Place == Known.end() || *Place != New.Usr)
        Known.insert(Place, New.Usr);
    }
    if constexpr (requires { New.Overrides; })
      for (InternedString Overridden : New.Overrides)
        Overriders[Overridden].insert(linkName(New));
    const auto [It, IsNew] = ByUsr.try_emplace(New.Usr);
    if (IsNew)
      Sorted.clear();
    Function &F = It->second;
    if (IsNew || New < F.Summary)
      F.Summary = std::move(New);
    return F;
  }

  /// That very function; null where it has not been added.
  const Function *find(InternedString Usr) const {
    auto It = ByUsr.find(Usr);
    return It == ByUsr.end() ? nullptr : &It->second;
  }

  /// What a call by that name may run: several where programs have a function
  /// of one name.
  std::vector<Function *> targetsOf(InternedString Usr) {
    if (auto It = ByUsr.find(Usr); It != ByUsr.end())
      return {&It->second};
    std::vector<Function *> Targets;
    if (auto It = Definitions.find(Usr); It != Definitions.end())
      for (InternedString Definition : It->second)
        Targets.push_back(&ByUsr.find(Definition)->second);
    return Targets;
  }

  /// All that are known by that name: the very function, and those that define
  /// it in their main files.
  std::vector<Function *> allNamed(InternedString Usr) {
    std::vector<Function *> All;
    if (auto It = ByUsr.find(Usr); It != ByUsr.end())
      All.push_back(&It->second);
    if (auto It = Definitions.find(Usr); It != Definitions.end())
      for (InternedString Definition : It->second)
        All.push_back(&ByUsr.find(Definition)->second);
    return All;
  }

  /// All that a call of the function by run-time dispatch may run: it, and what
  /// overrides it, however far.
  std::vector<Function *> dispatchedFrom(InternedString Usr) {
    llvm::SetVector<InternedString, std::vector<InternedString>,
                    std::unordered_set<InternedString>>
        Names;
    Names.insert(Usr);
    for (size_t I = 0; I != Names.size(); ++I)
      if (auto It = Overriders.find(Names[I]); It != Overriders.end())
        Names.insert_range(It->second);
    llvm::SetVector<Function *> All;
    for (InternedString Name : Names)
      All.insert_range(allNamed(Name));
    return {All.begin(), All.end()};
  }

  bool isOverridden(InternedString Usr) const {
    return Overriders.contains(Usr);
  }

  /// Sorted by USR.
  std::vector<Function *> all() {
    std::vector<Function *> Each;
    for (auto &[Usr, F] : *this)
      Each.push_back(&F);
    return Each;
  }

  /// What has been added, sorted by USR.
  auto summaries() const {
    std::vector<decltype(Function::Summary)> All;
    for (const auto &[Usr, F] : *this)
      All.push_back(F.Summary);
    return All;
  }

  /// Sorted by USR.
  auto begin() { return Iterator<Named>(sorted().begin()); }
  auto end() { return Iterator<Named>(sorted().end()); }
  auto begin() const { return Iterator<const Named>(sorted().begin()); }
  auto end() const { return Iterator<const Named>(sorted().end()); }

private:
  const std::vector<Named *> &sorted() const {
    if (Sorted.size() != ByUsr.size()) {
      Sorted.clear();
      for (const Named &Each : ByUsr)
        Sorted.push_back(const_cast<Named *>(&Each));
      llvm::sort(Sorted, [](const Named *A, const Named *B) {
        return A->first < B->first;
      });
    }
    return Sorted;
  }

  std::unordered_map<InternedString, Function> ByUsr;
  /// All of them, once they have been asked for and until one is added.
  mutable std::vector<Named *> Sorted;
  /// By the USR that they define; seldom more than one.
  std::unordered_map<InternedString, llvm::SmallVector<InternedString, 1>>
      Definitions;
  /// By the USR that they override.
  std::unordered_map<InternedString, std::set<InternedString>> Overriders;
};

} // namespace async_tidy

#endif
