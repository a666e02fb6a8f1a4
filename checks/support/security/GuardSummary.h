// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDSUMMARY_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDSUMMARY_H

#include "support/code/InternedString.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// What it means for the code behind a call that the call has come back. Each
/// but WhenFalse, which is for tests only, opens all ways that those before it
/// open.
enum class Passing : std::uint8_t {
  /// Nothing.
  No,
  /// A guard has been passed where the result is true: not null, not empty.
  WhenTrue,
  /// One has where the result is false: an error was looked for.
  WhenFalse,
  /// One has where the result has been looked at: an error, a verdict.
  WhenTested,
  /// A guard has been passed: it throws, or waits, where it refuses.
  Always,
};

/// Whether a guard has been passed, as far as that hangs on what called
/// functions are. A condition is known by its index in its summary.
struct GuardCondition {
  enum class Form : std::uint8_t { Never, Ever, Called, Both, Either };
  Form Is = Form::Never;
  /// Two conditions that come before this one. Of Called, a function's index
  /// and the least Passing that it has to have.
  unsigned Left = 0;
  unsigned Right = 0;

  friend auto operator<=>(const GuardCondition &,
                          const GuardCondition &) = default;
};

/// A place in a function's code: a block, and how many of its gates it is
/// behind.
struct GuardPlace {
  unsigned Block = 0;
  unsigned Gates = 0;

  friend auto operator<=>(const GuardPlace &, const GuardPlace &) = default;
};

/// A place in the file of its function.
struct GuardPoint {
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned Offset = 0;

  friend auto operator<=>(const GuardPoint &, const GuardPoint &) = default;
};

/// The control flow of one function as far as it matters where a guard has
/// been passed: the same in every unit that defines the function.
struct GuardSummary {
  using Condition = unsigned;
  static constexpr Condition Never = 0;
  static constexpr Condition Ever = 1;

  /// A way into a block.
  struct Edge {
    unsigned From = 0;
    /// What it opens to go this way.
    Condition Opens = Never;
    /// An exception may leave the block before its gates.
    bool BeforeGates = false;

    friend auto operator<=>(const Edge &, const Edge &) = default;
  };
  struct Block {
    std::vector<Edge> From;
    /// What is passed in it, in order.
    std::vector<Condition> Gates;

    friend auto operator<=>(const Block &, const Block &) = default;
  };
  /// A way out, other than an exception's, with what the result tells of a
  /// guard: that one was passed, by being true, false or looked at.
  struct Exit {
    Edge By;
    Condition WhenTrue = Never;
    Condition WhenFalse = Never;
    Condition WhenTested = Never;
    /// Some other exit has to be one of these for a result to be worth a look.
    Condition Verdict = Never;

    friend auto operator<=>(const Exit &, const Exit &) = default;
  };
  /// A function that is called, or mentioned otherwise, or a lambda made.
  struct Mention {
    /// An index in Functions.
    unsigned Of = 0;
    GuardPoint At;
    bool IsCall = false;
    std::vector<GuardPlace> Places;

    friend auto operator<=>(const Mention &, const Mention &) = default;
  };
  /// A call that belongs behind a guard.
  struct Sink {
    unsigned Offset = 0;
    std::vector<GuardPlace> Places;

    friend auto operator<=>(const Sink &, const Sink &) = default;
  };
  /// A call of a guard, or of a function that may be one.
  struct Call {
    InternedString Name;
    GuardPoint At;
    /// An index in Functions; none of a guard.
    std::optional<unsigned> Of;

    friend auto operator<=>(const Call &, const Call &) = default;
  };

  /// Whose guards these are.
  InternedString Fact;
  InternedString Usr;
  /// As BlockingSummary's.
  InternedString Defines;
  InternedString File;
  /// It is one of the fact's guards by its name.
  bool IsGuard = false;
  /// One has been passed by whoever calls it: a parameter tells.
  bool IsBehind = false;
  bool MayDeny = false;
  /// By USR.
  std::vector<InternedString> Functions;
  std::vector<GuardCondition> Conditions = {{GuardCondition::Form::Never, 0, 0},
                                            {GuardCondition::Form::Ever, 0, 0}};
  std::vector<Block> Blocks;
  unsigned Entry = 0;
  std::vector<Exit> Exits;
  std::vector<Mention> Mentions;
  std::vector<Sink> Sinks;
  /// Where there are sinks.
  std::vector<Call> Calls;

  const std::string &file() const { return File; }
  friend auto operator<=>(const GuardSummary &, const GuardSummary &) = default;
};

/// Makes the conditions of a summary, each once.
class GuardConditions {
public:
  using Condition = GuardSummary::Condition;

  explicit GuardConditions(GuardSummary &Summary) : Summary(Summary) {}

  /// That a function is at least \p How.
  Condition called(unsigned Function, Passing How) {
    return make(
        {GuardCondition::Form::Called, Function, static_cast<unsigned>(How)});
  }
  Condition both(Condition A, Condition B);
  Condition either(Condition A, Condition B);

private:
  Condition make(GuardCondition New);

  GuardSummary &Summary;
  std::map<GuardCondition, Condition> Known;
};

/// Where in a function a guard has been passed, once it is known what the
/// functions that it calls are.
class GuardState {
public:
  /// \p Called is by index in the summary's functions; those beyond its end
  /// are no guards.
  GuardState(const GuardSummary &Summary, llvm::ArrayRef<Passing> Called);

  bool holds(GuardSummary::Condition C) const { return Conditions[C]; }
  bool isBehindAtStart(unsigned Block) const { return Starts[Block]; }
  /// On each of the places that one expression has in the control flow.
  bool isBehind(llvm::ArrayRef<GuardPlace> Places) const;
  /// What a call of the function is for its callers.
  Passing whole() const;

private:
  bool passes(const GuardSummary::Edge &E) const;
  bool isBehindAtEnd(unsigned Block) const;

  const GuardSummary &Summary;
  std::vector<bool> Conditions;
  /// By block.
  std::vector<bool> Starts;
  /// How many of its gates it takes to be behind one that holds.
  std::vector<unsigned> Needed;
};

nlohmann::json toJson(const GuardSummary &Summary);
void namesIn(const GuardSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take);
/// Throws nlohmann::json::exception where \p Value is no summary.
GuardSummary guardSummaryFromJson(const nlohmann::json &Value);

} // namespace async_tidy

#endif
