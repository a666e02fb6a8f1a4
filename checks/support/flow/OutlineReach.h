// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_OUTLINEREACH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_OUTLINEREACH_H

#include "FlowOutline.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// What a function does with data, for whoever calls it.
struct FlowEffect {
  /// What a caller gets can be literal text, hold run-time text, be what is
  /// looked for: a secret, a statement with spliced text. So can what a
  /// database has given.
  struct Gift {
    bool Literal = false;
    bool Piece = false;
    bool Bad = false;
    bool Rows = false;

    friend bool operator==(const Gift &, const Gift &) = default;
  };
  Gift Result;
  /// By parameter, what is written to what it refers to.
  std::vector<Gift> Outs;
  /// What is given to a parameter is in the result; as what is looked for it
  /// stays that; it is spliced into literal text there.
  struct Parameter {
    bool PassesPiece = false;
    bool PassesBad = false;
    bool Splices = false;
    /// How many calls lead from it to a sink; 0 where none do.
    unsigned Sinks = 0;

    friend bool operator==(const Parameter &, const Parameter &) = default;
  };
  std::vector<Parameter> Parameters;
  /// All arguments from the last parameter on are given to it.
  bool IsVariadic = false;

  unsigned indexOf(unsigned Argument) const {
    return IsVariadic && Argument >= Parameters.size() ? Parameters.size() - 1
                                                       : Argument;
  }
  /// What a value is that a call has given back or written.
  const Gift &given(const OutlineValue &Value) const {
    static const Gift None;
    return !Value.Out                 ? Result
           : *Value.Out < Outs.size() ? Outs[*Value.Out]
                                      : None;
  }
  const Parameter &parameter(unsigned Argument) const {
    static const Parameter None;
    const unsigned Index = indexOf(Argument);
    return Index < Parameters.size() ? Parameters[Index] : None;
  }
  friend bool operator==(const FlowEffect &, const FlowEffect &) = default;
};

/// The values of an outline by what they move into.
using OutlineUses =
    std::vector<std::vector<std::pair<unsigned, const OutlineValue::Edge *>>>;
OutlineUses usesOf(const FlowOutline &Outline);

/// The values that something spreads to, each by one of the shortest ways.
class OutlineSpread {
public:
  OutlineSpread() = default;
  /// Linear in the outline's size.
  OutlineSpread(
      const OutlineUses &Uses, llvm::ArrayRef<unsigned> Starts,
      llvm::function_ref<bool(unsigned To, const OutlineValue::Edge &)> Passes);

  bool reaches(unsigned Value) const {
    return Value < Before.size() && Before[Value] != Unreached;
  }
  /// From where it starts to \p Value, both included.
  std::vector<unsigned> pathTo(unsigned Value) const;

private:
  static constexpr unsigned Unreached = ~0U;
  /// A start comes before itself.
  std::vector<unsigned> Before;
};

/// Where literal text, run-time text and what is looked for are in a function,
/// given what the functions do that it calls.
class OutlineReach {
public:
  struct Starts {
    std::vector<unsigned> Pieces;
    /// Run-time text that the function's callers have made, or those of its
    /// object's other functions.
    std::vector<unsigned> Given;
    std::vector<unsigned> Bad;
    /// Nobody is known to call the function.
    bool IsUncalled = false;
    /// What the function's own calls give counts too.
    bool WithCalls = false;
  };
  /// \p Effects are those of the outline's calls.
  OutlineReach(const FlowOutline &Outline, const OutlineUses &Uses,
               llvm::ArrayRef<FlowEffect> Effects, Starts From);

  /// Which edge of \p Value brings the run-time text in that it splices; the
  /// number of edges where none does.
  unsigned splicingEdge(unsigned Value) const;

  OutlineSpread Literal;
  OutlineSpread Rows;
  OutlineSpread Piece;
  OutlineSpread Bad;

private:
  /// Without what callers have made.
  OutlineSpread OwnPiece;
  bool IsUncalled;
  const FlowOutline &Outline;
  llvm::ArrayRef<FlowEffect> Effects;
};

} // namespace async_tidy

#endif
