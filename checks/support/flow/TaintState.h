// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TAINTSTATE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TAINTSTATE_H

#include "FlowSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// What a function does with data, for whoever calls it.
struct FlowEffect {
  /// What a caller gets can be literal text, hold run-time text, be tainted.
  /// It can be what a query has given.
  struct Output {
    bool Literal = false;
    bool Text = false;
    bool Tainted = false;
    bool Rows = false;

    friend bool operator==(const Output &, const Output &) = default;
  };
  Output Result;
  /// By parameter, what is written to what it refers to.
  llvm::SmallVector<Output, 2> Outs;
  /// What is given to a parameter is in the result; taint stays taint; it is
  /// spliced into literal text there.
  struct Parameter {
    bool PassesText = false;
    bool PassesTaint = false;
    bool Splices = false;
    /// How many calls lead from it to a sink; 0 where none do.
    unsigned Sinks = 0;

    friend bool operator==(const Parameter &, const Parameter &) = default;
  };
  llvm::SmallVector<Parameter, 2> Parameters;
  /// All arguments from the last parameter on are given to it.
  bool IsVariadic = false;

  unsigned indexOf(unsigned Argument) const {
    return IsVariadic && Argument >= Parameters.size() ? Parameters.size() - 1
                                                       : Argument;
  }
  /// What a value is that a call has given back or written.
  const Output &given(const FlowValue &Value) const {
    static const Output None;
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

/// What the values of a summary move into.
class ValueUses {
public:
  struct Use {
    unsigned To = 0;
    const FlowValue::Edge *By = nullptr;
  };

  ValueUses() = default;
  explicit ValueUses(const FlowSummary &Summary);

  /// The number of values.
  size_t size() const { return Ends.size(); }
  llvm::ArrayRef<Use> of(unsigned Value) const {
    const unsigned Start = Value == 0 ? 0 : Ends[Value - 1];
    return llvm::ArrayRef(All).slice(Start, Ends[Value] - Start);
  }

private:
  /// By value, in one list.
  std::vector<Use> All;
  std::vector<unsigned> Ends;
};

/// The values that something spreads to, each by one of the shortest ways.
class Propagation {
public:
  Propagation() = default;
  /// Linear in the summary's size.
  Propagation(
      const ValueUses &Uses, llvm::ArrayRef<unsigned> Starts,
      llvm::function_ref<bool(unsigned To, const FlowValue::Edge &)> Passes);

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

/// Where literal text, run-time text and taint are in a function, given what
/// the functions do that it calls.
class TaintState {
public:
  struct Starts {
    std::vector<unsigned> Texts;
    /// Run-time text that the function's callers have made, or those of its
    /// object's other functions.
    std::vector<unsigned> Given;
    std::vector<unsigned> Tainted;
    /// Nobody is known to call the function.
    bool IsUncalled = false;
    /// What the function's own calls give counts too.
    bool WithCalls = false;
  };
  /// \p Effects are those of the summary's calls.
  TaintState(const FlowSummary &Summary, const ValueUses &Uses,
             llvm::ArrayRef<FlowEffect> Effects, Starts From);

  /// Which edge of \p Value brings the run-time text in that it splices; the
  /// number of edges where none does.
  unsigned splicingEdge(unsigned Value) const;

  Propagation Literal;
  Propagation Rows;
  Propagation Text;
  Propagation Tainted;

private:
  /// Without what callers have made.
  Propagation OwnText;
  bool IsUncalled;
  const FlowSummary &Summary;
  llvm::ArrayRef<FlowEffect> Effects;
};

} // namespace async_tidy

#endif
