// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGREACH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGREACH_H

#include "support/code/SourcePoint.h"
#include "support/program/ProgramFunctions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// A call in a function that an event loop would run: of something that a
/// model says blocks, or of another function.
struct BlockingStep {
  SourcePoint At;
  /// As messages show it.
  InternedString Name;
  /// The called function's USR: the declared one's, or that of the definition
  /// that the caller's unit sees. Empty for a call that blocks by itself.
  InternedString Usr;
  /// Dispatched at run time to the function or one that overrides it.
  bool IsVirtual = false;
  /// Of a blocking call, as its fact says.
  InternedString Group;
  InternedString Operation;
  InternedString Reason;
  /// Code to write instead of this very call; may be empty.
  InternedString Replacement;

  friend auto operator<=>(const BlockingStep &, const BlockingStep &) = default;
};

/// What one function means to whoever calls it.
struct BlockingSummary {
  InternedString Usr;
  /// The USR by which other units know a function that is defined in a unit's
  /// main file; empty where it is Usr itself. Two programs may define it
  /// differently.
  InternedString Defines;
  InternedString Name;
  SourcePoint At;
  /// By [[clang::nonblocking]]: what it calls does not count.
  bool NeverBlocks = false;
  /// One of the targets of a dispatch, to be kept even where it does nothing.
  bool IsVirtual = false;
  /// The functions that this one overrides.
  std::vector<InternedString> Overrides;
  /// In source order.
  std::vector<BlockingStep> Calls;

  const std::string &file() const { return At.File; }
  friend auto operator<=>(const BlockingSummary &,
                          const BlockingSummary &) = default;
};

nlohmann::json toJson(const BlockingSummary &Summary);
void namesIn(const BlockingSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take);
/// Throws nlohmann::json::exception where \p Value is no summary.
BlockingSummary blockingSummaryFromJson(const nlohmann::json &Value);

/// The way from a function to a call that blocks: its steps are calls, the
/// last one blocks.
using BlockingChain = std::vector<const BlockingStep *>;

/// Which functions reach a blocking call, of any number of units: independent
/// of the order in which summaries are added. A function that several units
/// define blocks where each of its definitions does.
class BlockingReach {
public:
  void add(BlockingSummary Summary) { Functions.add(std::move(Summary)); }

  /// Adds the functions that knows() has nothing of.
  void addOthers(llvm::ArrayRef<BlockingSummary> Summaries);

  /// Closes the facts over the calls. \p Counts says of a call that blocks
  /// whether it is looked for, \p MayPass of a function whether a chain may
  /// lead through it. Linear in the number of calls.
  void close(llvm::function_ref<bool(const BlockingStep &)> Counts,
             llvm::function_ref<bool(const BlockingSummary &)> MayPass);

  /// The shortest chain from the function \p Usr; of several the one whose
  /// calls stand first. Empty where it does not block. With \p IsVirtual only
  /// where it and every function that overrides it do.
  BlockingChain chainFrom(llvm::StringRef Usr, bool IsVirtual = false);

  /// After relevant(): whether the function blocks, or may do so through one of
  /// which nothing is known here, or through run-time dispatch.
  bool mayBlock(llvm::StringRef Usr, bool IsVirtual);

  /// The summaries that matter beyond the functions added so far: of those that
  /// block, are open-ended, override, are declared not to block or may have
  /// another definition; without their calls of others. Closes over all
  /// groups.
  std::vector<BlockingSummary> relevant();

  /// The summaries that other programs may ask for: of functions that block,
  /// and of those that a call of one of these may run in its place.
  std::vector<BlockingSummary> blocking();

  /// Whether a summary of the function has been added, or of one that defines
  /// it.
  bool knows(llvm::StringRef Usr) { return !Functions.allNamed(Usr).empty(); }

  std::vector<BlockingSummary> all() const { return Functions.summaries(); }

private:
  struct Callee;
  struct Function {
    BlockingSummary Summary;
    bool IsOpen = false;
    /// By call; null for one that blocks by itself.
    std::vector<Callee *> Callees;
    /// Whose target this is.
    std::vector<Callee *> TargetOf;
    /// Set once it is known to block: by how many calls, and the first of its
    /// own.
    std::optional<unsigned> Steps;
    const BlockingStep *Through = nullptr;
    /// Through a function of which nothing is known, or run-time dispatch.
    bool MayBlock = false;
  };

  /// What all calls by one name may run: many functions may be dispatched to
  /// from many calls.
  struct Callee {
    /// Empty where nothing is known.
    std::vector<Function *> Targets;
    /// The functions that have such a call.
    std::vector<Function *> Callers;
    /// How many targets are not known to block.
    unsigned Unblocked = 0;
    bool AreCallersTold = false;
    /// Where all block: the one that is nearest to a call that does.
    const Function *Nearest = nullptr;

    bool blocks() const { return !Targets.empty() && Unblocked == 0; }
  };
  Callee &calleeOf(InternedString Usr, bool IsVirtual);
  /// Those whom it concerns that \p Is is now true of \p F and of all that
  /// its callers may run in its place, each callee's once.
  static std::vector<Function *>
  callersOf(const Function &F, llvm::function_ref<bool(const Callee &)> Is);
  void findOpenEnded();

  ProgramFunctions<Function> Functions;
  /// By name and whether they are dispatched at run time.
  std::map<std::pair<InternedString, bool>, Callee> Callees;
};

} // namespace async_tidy

#endif
