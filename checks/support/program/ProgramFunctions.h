// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAMFUNCTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PROGRAMFUNCTIONS_H

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace async_tidy {

/// The name by which a call of another unit knows the function of \p Record.
template <typename Summary> const std::string &linkName(const Summary &Record) {
  return Record.Defines.empty() ? Record.Usr : Record.Defines;
}

/// The functions of any number of units by the names that LinkNames.h gives
/// them: independent of the order in which they are added. Who a call runs is
/// answered here alone: one by name, one that is dispatched, one that nothing
/// defines. A \p Function has a member Summary, with the strings Usr and
/// Defines and, of what can be dispatched to, a list Overrides.
template <typename Function> class ProgramFunctions {
public:
  /// Adds a function. Of two with one USR (an inline function, seen by two
  /// units) the one that sorts first stays.
  template <typename Summary> void add(Summary New) {
    if (!New.Defines.empty()) {
      std::vector<std::string> &Known = Definitions[New.Defines];
      auto Place = llvm::lower_bound(Known, New.Usr);
      if (Place == Known.end() || *Place != New.Usr)
        Known.insert(Place, New.Usr);
    }
    if constexpr (requires { New.Overrides; })
      for (const std::string &Overridden : New.Overrides)
        Overriders[Overridden].insert(linkName(New));
    Function &F = ByUsr[New.Usr];
    if (F.Summary.Usr.empty() || New < F.Summary)
      F.Summary = std::move(New);
  }

  /// That very function; null where it has not been added.
  const Function *find(llvm::StringRef Usr) const {
    auto It = ByUsr.find(Usr);
    return It == ByUsr.end() ? nullptr : &It->second;
  }

  /// What a call by that name may run: several where programs have a function
  /// of one name.
  std::vector<Function *> targetsOf(llvm::StringRef Usr) {
    if (auto It = ByUsr.find(Usr); It != ByUsr.end())
      return {&It->second};
    std::vector<Function *> Targets;
    if (auto It = Definitions.find(Usr); It != Definitions.end())
      for (const std::string &Definition : It->second)
        Targets.push_back(&ByUsr.find(Definition)->second);
    return Targets;
  }

  /// All that are known by that name: the very function, and those that define
  /// it in their main files.
  std::vector<Function *> allNamed(llvm::StringRef Usr) {
    std::vector<Function *> All;
    if (auto It = ByUsr.find(Usr); It != ByUsr.end())
      All.push_back(&It->second);
    if (auto It = Definitions.find(Usr); It != Definitions.end())
      for (const std::string &Definition : It->second)
        All.push_back(&ByUsr.find(Definition)->second);
    return All;
  }

  /// All that a call of the function by run-time dispatch may run: it, and what
  /// overrides it, however far.
  std::vector<Function *> dispatchedFrom(llvm::StringRef Usr) {
    llvm::SetVector<std::string, std::vector<std::string>,
                    std::set<std::string>>
        Names;
    Names.insert(Usr.str());
    for (size_t I = 0; I != Names.size(); ++I)
      if (auto It = Overriders.find(Names[I]); It != Overriders.end())
        Names.insert_range(It->second);
    llvm::SetVector<Function *> All;
    for (const std::string &Name : Names)
      All.insert_range(allNamed(Name));
    return {All.begin(), All.end()};
  }

  bool isOverridden(llvm::StringRef Usr) const {
    return Overriders.find(Usr) != Overriders.end();
  }

  std::vector<Function *> all() {
    std::vector<Function *> Each;
    for (auto &[Usr, F] : ByUsr)
      Each.push_back(&F);
    return Each;
  }

  /// What has been added, sorted by USR.
  auto summaries() const {
    std::vector<decltype(Function::Summary)> All;
    for (const auto &[Usr, F] : ByUsr)
      All.push_back(F.Summary);
    return All;
  }

  /// Sorted by USR.
  auto begin() { return ByUsr.begin(); }
  auto end() { return ByUsr.end(); }
  auto begin() const { return ByUsr.begin(); }
  auto end() const { return ByUsr.end(); }

private:
  std::map<std::string, Function, std::less<>> ByUsr;
  /// By the USR that they define.
  std::map<std::string, std::vector<std::string>, std::less<>> Definitions;
  /// By the USR that they override.
  std::map<std::string, std::set<std::string>, std::less<>> Overriders;
};

} // namespace async_tidy

#endif
