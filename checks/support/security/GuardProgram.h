// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDPROGRAM_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDPROGRAM_H

#include "GuardSummary.h"
#include "support/code/SourcePoint.h"
#include "support/program/ProgramFunctions.h"
#include <set>

namespace async_tidy {

/// Of a call that is reached on a way on which no guard has been passed: a call
/// of a guard in the same function that does not hold for it; then the calls of
/// its function, from the nearest one out: the last one is in a function that
/// nothing is known to call.
using GuardNotes = std::vector<PathNote>;

/// Which functions of any number of units are guards, and which of them are
/// entered where no guard has been passed, for the guards of one fact:
/// independent of the order in which functions are added.
class GuardProgram {
public:
  void add(GuardSummary Summary) { Functions.add(std::move(Summary)); }
  /// Whether that very function has been added.
  bool has(llvm::StringRef Usr) const { return Functions.find(Usr) != nullptr; }
  /// All that have been added, sorted.
  std::vector<GuardSummary> summaries() const { return Functions.summaries(); }

  /// Finds out what each function is for its callers, and from which of them
  /// it is reached. Where several programs define one name, each of them may
  /// be a guard, and what calls it by that name may call any one of them.
  void close();

  /// After close(): what is wrong with the sink at that offset of a function,
  /// if anything is.
  std::optional<GuardNotes> findingAt(llvm::StringRef Usr,
                                      unsigned Offset) const;

private:
  struct Function;
  /// A mention of a function at which no guard has been passed.
  struct OpenSite {
    const Function *In = nullptr;
    const GuardSummary::Mention *Mention = nullptr;
    /// It is of no other function.
    bool IsCertain = false;
  };
  struct Function {
    GuardSummary Summary;
    Passing Whole = Passing::No;
    /// By index in the summary's functions.
    std::vector<std::vector<Function *>> Called;
    std::vector<OpenSite> OpenSites;
    /// Whether it is mentioned, and by which files under a name that other
    /// functions have too.
    bool IsMentioned = false;
    std::set<llvm::StringRef> Uncertain;
    /// The number of calls on the shortest way to it on which no guard is
    /// passed, where there is one.
    std::optional<unsigned> Steps;
  };

  std::vector<Passing> passingsOf(const Function &F) const;
  void closeGuards();
  void findOpenSites();
  void closeEntries();
  static bool isOpen(const OpenSite &W);
  static bool isReached(const Function &F);
  static const OpenSite *nearestSite(const Function &F);

  ProgramFunctions<Function> Functions;
};

/// The same for the guards of all facts.
class GuardPrograms {
public:
  void add(GuardSummary Summary);
  /// Adds a function only if it has not been added yet.
  void addOther(const GuardSummary &Summary);
  std::vector<GuardSummary> summaries() const;
  std::optional<GuardNotes> findingAt(llvm::StringRef Fact, llvm::StringRef Usr,
                                      unsigned Offset);

private:
  std::map<std::string, GuardProgram, std::less<>> Programs;
  bool IsClosed = false;
};

} // namespace async_tidy

#endif
